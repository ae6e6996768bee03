package dev.edd.sql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.edd.migration.Dialect;
import dev.edd.migration.Location;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class HostileActionTest {
    private static final int TEXTS = 30_000;
    private static final List<Dialect> DIALECTS = List.of(Dialect.values());

    private final long seed = Long.getLong("edd.seed", System.nanoTime());
    private final Random random = new Random(seed);

    @Test
    void of_any_mixture_of_real_statements_are_some_and_lie_within_it() throws IOException {
        List<String> words = words();
        for (int i = 0; i < TEXTS; i++) {
            String text = mixture(words);
            Dialect dialect = DIALECTS.get(random.nextInt(DIALECTS.size()));
            PlainStatement statement = new PlainStatement(text, new Location("a.sql", 1), Syntax.of(dialect, text));
            assertThat(SqlParser.actions(statement, dialect))
                    .as("seed %d, %s: %s", seed, dialect, text)
                    .isNotEmpty()
                    .allMatch(action -> action.location().line() == 1);
        }
    }

    private String mixture(List<String> words) {
        StringBuilder text = new StringBuilder();
        int start = random.nextInt(words.size() - 40);
        for (int i = 0; i < 5 + random.nextInt(30); i++) {
            boolean jump = random.nextInt(6) == 0;
            text.append(words.get(jump ? random.nextInt(words.size()) : start + i))
                    .append(' ');
        }
        return text.toString();
    }

    private static List<String> words() throws IOException {
        List<String> words = new ArrayList<>();
        for (String file : List.of("postgresql.sql", "mysql.sql", "h2.sql")) {
            for (String line : Files.readAllLines(Path.of("src/test/resources/dev/edd/sql", file))) {
                if (!line.startsWith("   ") && !line.startsWith("#")) {
                    words.addAll(List.of(line.split("(?<=[(),;$'])|(?=[(),;$'])| ", -1)));
                }
            }
        }
        return words;
    }
}
