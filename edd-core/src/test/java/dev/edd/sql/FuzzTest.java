package dev.edd.sql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.edd.fixture.Fuzz;
import dev.edd.migration.Dialect;
import dev.edd.migration.Statement;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** No text makes the splitter or the classifier fail, or lose a statement. */
class FuzzTest {
    private static final List<Dialect> DIALECTS = List.of(Dialect.values());
    private static final String[] PIECES = RoundTripTest.PIECES;

    /** Four times the text may take this many times as long: 4 would be exact, and 16 the square. */
    private static final double MOST = 9;

    private static final int SHORT = 100_000;
    private static final long MEASURABLE_NANOS = 20_000_000;

    @Test
    void parts_put_together_are_the_text() {
        new Fuzz(PIECES).run((text, random) -> {
            Splitter splitter = new Splitter(text, Syntax.of(dialect(random), text));
            int end = 0;
            for (Splitter.Part part = splitter.next(); part != Splitter.Part.END; part = splitter.next()) {
                assertThat(splitter.start()).isEqualTo(end);
                assertThat(splitter.end()).isGreaterThan(end);
                end = splitter.end();
            }
            assertThat(end).isEqualTo(text.length());
        });
    }

    @Test
    void statements_stand_in_the_text_in_their_order_and_each_does_something() {
        new Fuzz(PIECES).run((text, random) -> {
            Dialect dialect = dialect(random);
            int end = 0;
            for (Statement statement : SqlParser.parse("a.sql", text, dialect).statements()) {
                int start = text.indexOf(statement.text(), end);
                assertThat(start).isGreaterThanOrEqualTo(end);
                end = start + statement.text().length();
                assertThat(SqlParser.actions(statement, dialect)).isNotEmpty();
                assertThat(SqlParser.parameters(statement)).doesNotContainNull();
            }
        });
    }

    @EnabledIfSystemProperty(named = "edd.fuzz.linear", matches = "true")
    @ParameterizedTest
    @ValueSource(
            strings = {
                ";",
                "'",
                "\"",
                "`",
                "$a$",
                "--a\n",
                "/*",
                "/* */",
                "(",
                "BEGIN ",
                "END ",
                "CASE ",
                "DELIMITER a\n",
                "a.",
                "CREATE TRIGGER a BEGIN;",
                "DO $$ BEGIN a b ",
                "ALTER TABLE a DROP b, ",
                "E'\\''",
                "COPY a FROM STDIN;",
                "SELECT a(",
                "WITH a AS (",
                "\\\n",
                "GO\n",
                "# \n",
                "U&'a",
                "$",
                "\r",
                "é",
                "😀",
                "\u0000"
            })
    void time_grows_with_the_length(String piece) {
        for (Dialect dialect : DIALECTS) {
            long base = fastest(piece.repeat(SHORT / piece.length()), dialect);
            long fourfold = fastest(piece.repeat(4 * SHORT / piece.length()), dialect);
            System.out.printf("%s %s: %.1f ms, %.1f ms%n", dialect, piece.strip(), base / 1e6, fourfold / 1e6);
            assertThat(fourfold / MOST).isLessThan((double) Math.max(base, MEASURABLE_NANOS));
        }
    }

    private static long fastest(String text, Dialect dialect) {
        long fastest = Long.MAX_VALUE;
        for (int i = 0; i < 5; i++) {
            long start = System.nanoTime();
            SqlParser.parse("a.sql", text, dialect)
                    .statements()
                    .forEach(statement -> SqlParser.actions(statement, dialect));
            fastest = Math.min(fastest, System.nanoTime() - start);
        }
        return fastest;
    }

    private static Dialect dialect(Random random) {
        return DIALECTS.get(random.nextInt(DIALECTS.size()));
    }
}
