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
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    Key (email, n)=(ann@example.com, (1)) already exists. | Key (email, n)=(***) already exists.
                    Key (a)=(1) is not present in table "b". | Key (a)=(***) is not present in table "b".
                    Failing row contains (1, Ann (Bee), null). | Failing row contains (***).
                    invalid input syntax for type integer: "12a" | invalid input syntax for type integer: "***"
                    value "99999" is out of range for type smallint | value "***" is out of range for type smallint
                    Duplicate entry 'ann' for key 'account.email' | Duplicate entry '***' for key 'account.email'
                    Incorrect integer value: 'x''y' for column 'n' at row 1 | Incorrect integer value: "***" for column 'n' at row 1
                    Truncated incorrect DOUBLE value: 'abc' | Truncated incorrect DOUBLE value: "***"
                    Unique index or primary key violation: "PUBLIC.I ON PUBLIC.T(A NULLS FIRST) VALUES ( /* 1 */ 'ann' )"; SQL | Unique index or primary key violation: "PUBLIC.I ON PUBLIC.T(A NULLS FIRST) VALUES (***)"; SQL
                    Data conversion error converting "12a"; SQL statement: | Data conversion error converting "***"; SQL statement:
                    Value too long for column "C CHARACTER VARYING(3)": "'abcd' (4)"; SQL | Value too long for column "C CHARACTER VARYING(3)": "***"; SQL
                    """)
    void takes_out_the_values_of_rows(String text, String clean) {
        assertThat(redaction.clean(text)).isEqualTo(clean);
        assertThat(redaction.clean(clean)).isEqualTo(clean);
    }

    @Test
    void takes_out_values_of_several_lines() {
        assertThat(redaction.clean("x\n  Detail: Key (note)=(one\ntwo) already exists."))
                .doesNotContain("two");
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
