package dev.edd.sql;

import dev.edd.migration.Dialect;
import dev.edd.migration.Location;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/**
 * Judges the statements of {@code postgresql.sql}, {@code mysql.sql} and {@code h2.sql}, one a line, each followed by what
 * it is expected to do. Run with {@code -Dedd.golden=update} to write the expectations anew, and read the difference.
 */
class CorpusTest {
    private static final Path FOLDER = Path.of("src/test/resources/dev/edd/sql");

    @ParameterizedTest
    @EnumSource(
            mode = Mode.EXCLUDE,
            names = {"MARIADB", "OTHER"})
    void is_understood_as_expected(Dialect dialect) throws IOException {
        Path file = FOLDER.resolve(dialect.name().toLowerCase(Locale.ROOT) + ".sql");
        List<String> expected = Files.readAllLines(file);
        List<String> judged = expected.stream()
                .filter(line -> !line.startsWith("   "))
                .map(line -> line.isEmpty() || line.startsWith("#") ? line : judge(line, dialect))
                .toList();
        Golden.assertSame(file, String.join("\n", judged) + "\n");
    }

    private static String judge(String sql, Dialect dialect) {
        PlainStatement statement = new PlainStatement(sql, new Location("a.sql", 1), dialect);
        StringBuilder judged = new StringBuilder(sql);
        for (Action action : SqlParser.actions(statement, dialect)) {
            judged.append("\n    ").append(Verdict.of(action));
        }
        return judged.toString();
    }
}
