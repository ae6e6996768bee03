package dev.edd.sql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.edd.migration.Dialect;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RoundTripTest {
    private static final int TEXTS = 20_000;
    private static final List<Dialect> DIALECTS = List.of(Dialect.values());
    static final String[] PIECES = {
        "CREATE",
        "TRIGGER",
        "PROCEDURE",
        "BEGIN",
        "END",
        "ATOMIC",
        "NOT",
        "IF",
        "CASE",
        "LOOP",
        "REPEAT",
        "UNTIL",
        "THEN",
        "HANDLER",
        "COPY",
        "STDIN",
        "RULE",
        "DELIMITER",
        "GO",
        "select",
        "é",
        "😀",
        "a",
        "E'",
        "U&'",
        "U&\"",
        "'",
        "''",
        "\"",
        "`",
        "\\",
        "\\.",
        "$",
        "$$",
        "$a$",
        "$1",
        "--",
        "--edd",
        "-- ",
        "#",
        "# ",
        "/*",
        "*/",
        "/*!",
        "/*!50001",
        "/*M!1",
        "//",
        "/",
        ";",
        ";;",
        "(",
        ")",
        "[",
        "]",
        ".",
        ",",
        ":",
        "=",
        "1",
        "1.",
        "\n",
        "\r\n",
        "\r",
        "\t",
        " ",
        "  ",
        "\uFEFF",
        "\u0000"
    };

    private final long seed = Long.getLong("edd.seed", System.nanoTime());
    private final Random random = new Random(seed);

    @Test
    void of_any_text_gives_its_parts_and_loses_nothing() {
        for (int i = 0; i < TEXTS; i++) {
            Dialect dialect = DIALECTS.get(random.nextInt(DIALECTS.size()));
            String text = text();
            assertThat(joined(text, dialect))
                    .as("seed %d, %s: %s", seed, dialect, text)
                    .isEqualTo(text);
        }
    }

    @Test
    void of_any_text_gives_statements_that_are_the_same_when_read_again_alone() {
        for (int i = 0; i < TEXTS / 4; i++) {
            String text = text().replace("DELIMITER", "DELIMIT");
            for (var statement :
                    SqlParser.parse("a.sql", text, Dialect.POSTGRESQL).statements()) {
                SqlText again = SqlParser.parse("a.sql", statement.text(), Dialect.POSTGRESQL);
                assertThat(again.statements())
                        .as("seed %d: %s", seed, text)
                        .singleElement()
                        .hasFieldOrPropertyWithValue("text", statement.text());
            }
        }
    }

    private String joined(String text, Dialect dialect) {
        Splitter splitter = new Splitter(text, Syntax.of(dialect, text));
        StringBuilder joined = new StringBuilder();
        for (Splitter.Part part = splitter.next(); part != Splitter.Part.END; part = splitter.next()) {
            assertThat(splitter.start()).isEqualTo(joined.length());
            joined.append(text, splitter.start(), splitter.end());
        }
        return joined.toString();
    }

    private String text() {
        StringBuilder text = new StringBuilder();
        int pieces = random.nextInt(30);
        for (int i = 0; i < pieces; i++) {
            text.append(PIECES[random.nextInt(PIECES.length)]).append(random.nextBoolean() ? " " : "");
        }
        return text.toString();
    }
}
