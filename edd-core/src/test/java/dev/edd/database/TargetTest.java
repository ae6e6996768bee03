package dev.edd.database;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TargetTest {
    /** Each holds the password {@code s3cret}, or one that is as hard to find; a bar separates the columns. */
    private static final String URLS = """
            jdbc:postgresql://host/db | jdbc:postgresql://host/db
            jdbc:postgresql://host:5432/db?currentSchema=shop&ssl=true | jdbc:postgresql://host:5432/db?currentSchema=shop
            jdbc:postgresql://user:s3cret@host/db | jdbc:postgresql://host/db
            jdbc:postgresql://user:s3cret@host:5432/db?ssl=true | jdbc:postgresql://host:5432/db
            JDBC:POSTGRESQL://USER:s3cret@HOST/DB | JDBC:POSTGRESQL://HOST/DB
            jdbc:postgresql://user:@s3cr@et@host/db | jdbc:postgresql://host/db
            jdbc:postgresql://user:s3/cret@host/db | jdbc:postgresql://host/db
            jdbc:postgresql://user:s3?cret@host/db | jdbc:postgresql://host/db
            jdbc:postgresql://user:s3?cret=x@host/db | jdbc:postgresql://host/db
            jdbc:postgresql://user:s3;cret=x@host/db | jdbc:postgresql://host/db
            jdbc:postgresql://user:s3#cret@host/db | jdbc:postgresql://host/db
            jdbc:postgresql://us%65r:s3%63ret@host/db | jdbc:postgresql://host/db
            jdbc:postgresql://:s3cret@host/db | jdbc:postgresql://host/db
            jdbc:postgresql://me@host/db | jdbc:postgresql://host/db
            jdbc:postgresql://user:s3cret@[::1]:5432/db | jdbc:postgresql://[::1]:5432/db
            jdbc:postgresql://user:s3cret@one:1,two:2/db | jdbc:postgresql://one:1,two:2/db
            jdbc:postgresql://user:s3cret:host/db | jdbc:postgresql://***/db
            jdbc:postgresql://host/db?user=me&password=s3cret | jdbc:postgresql://host/db
            jdbc:postgresql://host/db?user=me@azure&PassWord=s3cret&currentSchema=a | jdbc:postgresql://host/db?currentSchema=a
            jdbc:postgresql://host/db?password=s3;schema=cret | jdbc:postgresql://host/db
            jdbc:postgresql://host/db?p%61ssword=s3cret | jdbc:postgresql://host/db
            jdbc:postgresql://host/db?currentSchema=a%20s3cret | jdbc:postgresql://host/db
            jdbc:postgresql://host/db?s3cret | jdbc:postgresql://host/db
            jdbc:postgresql://host/db?sslpassword=s3cret | jdbc:postgresql://host/db
            jdbc:mysql://user:s3cret@host:3306/db | jdbc:mysql://host:3306/db
            jdbc:mysql://a:s3cret@one,b:s3cret@two/db | jdbc:mysql://two/db
            jdbc:mysql://address=(host=h)(user=u)(password=s3cret)/db | jdbc:mysql://***/db
            jdbc:mysql://(host=h,user=u,password=s3cret)/db | jdbc:mysql://***/db
            jdbc:mysql:loadbalance://u:s3cret@one,two/db?x=y | jdbc:mysql:loadbalance://one,two/db
            mysql://user:s3cret@host/db | mysql://host/db
            postgres://user:s3cret@host:5432/db?sslmode=require | postgres://host:5432/db
            user:s3cret@host/db | host/db
            jdbc:postgresql:user:s3cret@host/db | jdbc:postgresql:host/db
            jdbc:mariadb://host/db?user=me&password=s3cret | jdbc:mariadb://host/db
            jdbc:mariadb:sequential://user:s3cret@host/db | jdbc:mariadb:sequential://host/db
            jdbc:h2:mem:shop;PASSWORD=s3cret;USER=sa | jdbc:h2:mem:shop
            jdbc:h2:file:./target/shop;MODE=PostgreSQL;Password=s3\\;cret;SCHEMA=app | jdbc:h2:file:./target/shop;MODE=PostgreSQL;SCHEMA=app
            jdbc:h2:file:/home/me@work/a//b@c/shop | jdbc:h2:file:/home/me@work/a//b@c/shop
            jdbc:h2:tcp://user:s3cret@host/~/shop | jdbc:h2:tcp://host/~/shop
            jdbc:oracle:thin:scott/s3cret@//host:1521/shop | jdbc:oracle:thin:@//host:1521/shop
            jdbc:oracle:thin:scott/s3@cret@host:1521:shop | jdbc:oracle:thin:@host:1521:shop
            jdbc:oracle:thin:@(DESCRIPTION=(HOST=h)(PASSWORD=s3cret)) | jdbc:oracle:thin:@***
            jdbc:sqlserver://host\\sql:1433;databaseName=shop;user=sa;password={s3;cret;databaseName=cret} | jdbc:sqlserver://host\\sql:1433;databaseName=shop
            jdbc:db2://host:50000/shop:user=me;password=s3cret; | jdbc:db2://host:50000/shop
            jdbc:sqlite:./target/shop.db | jdbc:sqlite:./target/shop.db
            """;

    @ParameterizedTest
    @CsvSource(textBlock = URLS, delimiter = '|', quoteCharacter = '`')
    void shows_where_the_database_is_and_no_credentials(String url, String shown) {
        Target target = Target.of(url).as("", "");

        assertThat(target.displayUrl()).isEqualTo(shown);
        assertThat(target.toString()).startsWith(shown).doesNotContain("cret");
    }

    @ParameterizedTest
    @CsvSource(textBlock = URLS, delimiter = '|', quoteCharacter = '`')
    void takes_the_secrets_of_its_url_out_of_any_text(String url, String shown) {
        Redaction redaction = Target.of(url).redaction();

        assertThat(redaction.clean("Cannot parse '" + url + "'.")).doesNotContain("s3cret");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    jdbc:postgresql://me:p%26q@host/db | jdbc:postgresql://host/db | me | p&q
                    jdbc:postgresql://host/db?user=me&password=p+q%26&ssl=true | jdbc:postgresql://host/db?ssl=true | me | p q&
                    jdbc:mysql://me:p+q@host/db?x=y | jdbc:mysql://host/db?x=y | me | p+q
                    jdbc:mysql://host/db?user=me&password=p+q%26r | jdbc:mysql://host/db | me | p q&r
                    jdbc:mariadb://me:100%@host/db | jdbc:mariadb://host/db | me | 100%
                    jdbc:mariadb://host/db?user=me&password=p%26q | jdbc:mariadb://host/db | me | p%26q
                    jdbc:h2:mem:db;USER=me;PASSWORD=p%26q;MODE=MySQL | jdbc:h2:mem:db;MODE=MySQL | me | p%26q
                    """)
    void hands_user_and_password_to_the_driver_apart_from_the_url(
            String url, String urlForDriver, String username, String password) {
        Target target = Target.of(url);

        assertThat(target.urlForDriver()).isEqualTo(urlForDriver);
        assertThat(target.credentials()).containsEntry("user", username).containsEntry("password", password);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    jdbc:oracle:thin:scott/tiger@//host:1521/shop
                    jdbc:mysql://a:one@first,b:two@second/db
                    jdbc:sqlserver://host;user=sa;password={a;b}
                    """)
    void leaves_a_url_alone_whose_credentials_only_its_driver_understands(String url) {
        Target target = Target.of(url);

        assertThat(target.urlForDriver()).isEqualTo(url);
        assertThat(target.credentials()).isEmpty();
    }

    @Test
    void explicit_credentials_win_over_those_of_the_url() {
        Target target = Target.of("jdbc:postgresql://me:old@host/db").as("you", "new");

        assertThat(target.credentials()).containsEntry("user", "you").containsEntry("password", "new");
        assertThat(target).hasToString("jdbc:postgresql://host/db as you");
    }

    @Test
    void empty_credentials_leave_those_of_the_url() {
        Target target = Target.of("jdbc:postgresql://me:old@host/db").as("", "");

        assertThat(target.credentials()).containsEntry("user", "me").containsEntry("password", "old");
    }

    @Test
    void a_target_without_credentials_hands_none_over() {
        assertThat(Target.of("jdbc:h2:mem:shop").credentials()).isEmpty();
    }
}
