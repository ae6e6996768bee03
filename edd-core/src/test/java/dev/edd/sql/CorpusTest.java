package dev.edd.sql;

import dev.edd.migration.Dialect;
import dev.edd.migration.Location;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
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
        List<String> expected = Files.readAllLines(file(dialect));
        List<String> judged = expected.stream()
                .filter(line -> !line.startsWith("   "))
                .map(line -> line.isEmpty() || line.startsWith("#") ? line : judge(line, dialect))
                .toList();
        Golden.assertSame(file(dialect), String.join("\n", judged) + "\n");
    }

    /** What an unknown dialect is taken for otherwise is listed, statement by statement. */
    @Test
    void is_understood_alike_where_the_dialect_is_unknown_but_for_a_few() throws IOException {
        List<String> judged = new ArrayList<>();
        for (Dialect dialect : List.of(Dialect.POSTGRESQL, Dialect.MYSQL, Dialect.H2)) {
            judged.add("# " + dialect);
            statements(dialect)
                    .filter(sql -> !judge(sql, dialect).equalsIgnoreCase(judge(sql, Dialect.OTHER)))
                    .map(sql -> judge(sql, Dialect.OTHER))
                    .forEach(judged::add);
        }
        Golden.assertSame(FOLDER.resolve("other.sql"), String.join("\n", judged) + "\n");
    }

    private static Stream<String> statements(Dialect dialect) throws IOException {
        return Files.readAllLines(file(dialect)).stream()
                .filter(line -> !line.isEmpty() && !line.startsWith("#") && !line.startsWith("   "));
    }

    private static Path file(Dialect dialect) {
        return FOLDER.resolve(dialect.name().toLowerCase(Locale.ROOT) + ".sql");
    }

    private static String judge(String sql, Dialect dialect) {
        PlainStatement statement = new PlainStatement(sql, new Location("a.sql", 1), Syntax.of(dialect, sql));
        StringBuilder judged = new StringBuilder(sql);
        for (Action action : SqlParser.actions(statement, dialect)) {
            judged.append("\n    ").append(Verdict.of(action));
        }
        return judged.toString();
    }
}
