package dev.edd.sql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.edd.migration.Dialect;
import dev.edd.migration.Location;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A text of 100,000 characters takes milliseconds; if the time grew with the square, it would take minutes. */
class LinearTimeTest {
    private static final Location START = new Location("a.sql", 1);
    private static final int LENGTH = 100_000;

    @Timeout(value = 10, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    @ParameterizedTest
    @ValueSource(
            strings = {
                ";",
                " ",
                "\n",
                "a",
                "a;",
                "(",
                "'",
                "''",
                "\\'",
                "\"",
                "`",
                "$",
                "$a",
                "$a$",
                "$$ ",
                "-",
                "--a\n",
                "a --",
                "#",
                " #",
                " # \n",
                "/*",
                "/* */",
                "/*!1",
                "/*!1 */",
                "/* /* */",
                "*/",
                "a/*\n",
                "\n/",
                "GO\n",
                "BEGIN ",
                "END ",
                "a ;\n",
                "DELIMITER a\n",
                "DELIMITER ",
                "COPY STDIN;",
                "CREATE TRIGGER a BEGIN ",
                "CREATE TRIGGER a BEGIN;",
                "CASE ",
                "a\r",
                "CREATE OR ",
                "\\",
                "\\\n",
                "E'\\''",
                "U&",
                "1.",
                " -- \n a",
                "--a\n;",
                "DO $a$ ",
                "DO '",
                "EXPLAIN ANALYZE ",
                "SET STATEMENT a = 1 FOR ",
                "ALTER TABLE a ADD (",
                "DROP ",
                "ALTER TABLE a DROP b, ",
                "SELECT (",
                "SELECT a(",
                "SELECT FINAL TABLE (",
                "WITH a AS (",
                "a.",
                "[",
                "SET a = 1, ",
                "CREATE PROCEDURE p() ",
                "CREATE SCHEMA a ",
                "LOCK a, ",
                "GRANT a ON b, ",
                "BEGIN NOT ATOMIC ",
                "INSERT INTO a ",
                "DELETE a FROM ",
                "CREATE FUNCTION f() AS $a$ BEGIN ",
                "DO $$ BEGIN a b ",
                "VACUUM;",
            })
    void is_enough_for_hostile_texts(String piece) {
        String text = piece.repeat(LENGTH / piece.length());
        for (Dialect dialect : Dialect.values()) {
            assertThat(SqlParser.parse("a.sql", text, dialect)).isNotNull();
            assertThat(SqlParser.actions(new PlainStatement(text, START, Syntax.of(dialect, text)), dialect))
                    .isNotEmpty();
        }
    }
}
