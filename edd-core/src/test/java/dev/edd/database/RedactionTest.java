package dev.edd.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.sql.SQLException;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RedactionTest {
    private final Redaction redaction =
            Target.of("jdbc:postgresql://host/shop").as("app", "s3 cret/").redaction();

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    no s3 cret/ here | no *** here
                    encoded s3%20cret%2F | encoded ***
                    twice:s3 cret/,s3 cret/. | twice:***,***.
                    """)
    void takes_out_the_password_wherever_it_stands(String text, String clean) {
        assertThat(redaction.clean(text)).isEqualTo(clean);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    see jdbc:mysql://you:other@there/db | see jdbc:mysql://***@there/db
                    see postgres://you:ot/her@there/db. | see postgres://***@there/db.
                    see http://you:other@there/ and a@b | see http://***@there/ and a@b
                    user=you, password=other, port=1 | user=you, password=*** port=1
                    jdbc:x://h?a=b&sslPassword=other&c=d | jdbc:x://h?a=b&sslPassword=***&c=d
                    jdbc:h2:mem:x;PASSWORD=other;C=D | jdbc:h2:mem:x;PASSWORD=***;C=D
                    password='ot her' | password=***
                    clientSecret="ot her" | clientSecret=***
                    jdbc:oracle:thin:scott/other@host:1521:x | jdbc:oracle:thin:***@host:1521:x
                    jdbc:x://h/d?user=me@azure | jdbc:x://h/d?user=me@azure
                    """)
    void takes_out_what_stands_in_the_place_of_a_secret(String text, String clean) {
        assertThat(redaction.clean(text)).isEqualTo(clean);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "FATAL: password authentication failed for user \"app\"",
                "Access denied for user 'app'@'localhost' (using password: YES)",
                "UPDATE item SET monkey = 5 WHERE key = 3",
                "jdbc:postgresql://host:5432/shop?currentSchema=a",
                ""
            })
    void leaves_everything_else_as_it_is(String text) {
        assertThat(redaction.clean(text)).isEqualTo(text);
    }

    @Test
    void a_short_password_is_taken_out_only_as_a_word() {
        Redaction brief = Target.of("jdbc:h2:mem:x").as("app", "sa").redaction();

        assertThat(brief.clean("sa, message, 'sa'")).isEqualTo("***, message, '***'");
    }

    @Test
    void a_password_equal_to_the_user_name_does_not_hide_the_user() {
        Redaction same = Target.of("jdbc:h2:mem:x").as("shop", "shop").redaction();

        assertThat(same.clean("no user shop")).isEqualTo("no user shop");
    }

    @Test
    void a_switch_is_no_secret() {
        Redaction flag =
                Target.of("jdbc:mysql://h/d?allowCleartextPasswords=true").redaction();

        assertThat(flag.clean("true")).isEqualTo("true");
    }

    @Test
    void keeps_an_exception_that_has_nothing_to_hide() {
        SQLException exception = new SQLException("down", "08001", new IOException("refused"));

        assertThatThrowable(redaction.clean(exception)).isSameAs(exception);
    }

    @Test
    void copies_an_exception_that_holds_a_secret() {
        SQLException exception = new SQLException("bad port: s3 cret/@host", "08001", 7);

        SQLException clean = redaction.clean(exception);

        assertThatThrowable(clean).hasMessage("bad port: ***@host");
        assertThat(clean.getSQLState()).isEqualTo("08001");
        assertThat(clean.getErrorCode()).isEqualTo(7);
        assertThat(clean.getStackTrace()).isEqualTo(exception.getStackTrace());
    }

    @Test
    void drops_causes_suppressed_and_next_exceptions_that_hold_a_secret() {
        SQLException caused = new SQLException("down", new IOException("s3 cret/"));
        SQLException suppressing = new SQLException("down");
        suppressing.addSuppressed(new IOException("s3 cret/"));
        SQLException followed = new SQLException("down");
        followed.setNextException(new SQLException("s3 cret/"));

        assertThatThrowable(redaction.clean(caused))
                .hasMessageNotContaining("s3 cret/")
                .hasNoCause();
        assertThatThrowable(redaction.clean(suppressing)).hasNoSuppressedExceptions();
        assertThat((Object) redaction.clean(followed).getNextException()).isNull();
    }

    /** A SQLException is also an Iterable, and AssertJ cannot tell which is meant. */
    private static AbstractThrowableAssert<?, ? extends Throwable> assertThatThrowable(Throwable throwable) {
        return assertThat(throwable);
    }

    @Test
    void does_not_show_what_it_hides() {
        assertThat(redaction.toString()).doesNotContain("cret");
    }
}
