package dev.edd.sql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.edd.migration.Dialect;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A text of half a million characters takes milliseconds; if the time grew with the square, it would take minutes. */
class LinearTimeTest {
    private static final int LENGTH = 500_000;

    @Timeout(value = 20, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
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
                "VACUUM;",
            })
    void is_enough_for_hostile_texts(String piece) {
        String text = piece.repeat(LENGTH / piece.length());
        for (Dialect dialect : Dialect.values()) {
            assertThat(SqlParser.parse("a.sql", text, dialect)).isNotNull();
        }
    }
}
