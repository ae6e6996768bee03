package dev.edd.sql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.edd.migration.Dialect;
import dev.edd.migration.Location;
import dev.edd.testing.Oracles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Compares what statements are understood to do with what PostgreSQL's own parser makes of them, and prints how often they
 * agree. Needs node and npm: {@code mvn verify -pl edd-core -Poracles}.
 */
class ParserOracle {
    private static final double ENOUGH = 0.99;

    @Test
    void agrees_about_the_corpus() throws IOException {
        List<String> statements = Stream.of("sql/postgresql.sql", "validation/verdicts/postgresql.sql")
                .flatMap(file -> Oracles.lines("src/test/resources/dev/edd/" + file))
                .filter(line ->
                        !line.isBlank() && !line.startsWith("#") && !line.startsWith("=") && !line.startsWith("   "))
                .flatMap(line -> split(line).stream())
                .toList();

        assertAgreement("corpus (seen)", statements);
    }

    @Test
    void agrees_about_statements_that_a_seed_makes_up() throws IOException {
        assertAgreement("generated (some were looked at)", new MadeUp(Oracles.seed()).statements(20_000));
    }

    @Test
    void agrees_about_the_files_that_come_with_the_server() throws IOException {
        assertAgreement(
                "PostgreSQL's own scripts (held out)",
                Oracles.scriptsOfServer().stream()
                        .flatMap(text -> split(text).stream())
                        .toList());
    }

    @Test
    void agrees_about_the_migrations_of_others() throws IOException {
        assertAgreement(
                "migrations of other products (held out)",
                Oracles.migrations("postgres").stream()
                        .flatMap(text -> split(text).stream())
                        .toList());
    }

    private static List<String> split(String text) {
        return SqlParser.parse("a.sql", text, Dialect.POSTGRESQL).statements().stream()
                .map(statement -> statement.text())
                .toList();
    }

    private static void assertAgreement(String name, List<String> statements) throws IOException {
        List<List<String>> oracle = answers(statements);
        Count count = new Count();
        count.refused = (int) oracle.stream().filter(List.of("!")::equals).count();
        List<String> disagreements = new ArrayList<>();
        for (int i = 0; i < statements.size(); i++) {
            if (!oracle.get(i).equals(List.of("!"))) {
                List<String> ours = Compared.of(statements.get(i));
                if (count.add(ours, oracle.get(i))) {
                    disagreements.add(
                            "%s%n    ours   %s%n    theirs %s%n".formatted(statements.get(i), ours, oracle.get(i)));
                }
            }
        }
        Files.writeString(
                Oracles.folder().resolve("parser-" + name.replaceAll("\\W+", "-") + ".txt"),
                String.join("\n", disagreements));
        System.out.printf("%-45s %s%n", name, count);
        assertThat(count.precision()).as(name).isGreaterThanOrEqualTo(ENOUGH);
        assertThat(count.recall()).as(name).isGreaterThanOrEqualTo(ENOUGH);
    }

    private static List<List<String>> answers(List<String> statements) throws IOException {
        Path file = Files.createTempFile("statements", ".txt");
        Files.writeString(file, String.join("\0", statements), StandardCharsets.UTF_8);
        List<List<String>> answers = Oracles.node("actions.cjs", file)
                .map(line -> line.isEmpty() ? List.<String>of() : List.of(line.split("\t")))
                .toList();
        Files.delete(file);
        assertThat(answers).hasSameSizeAs(statements);
        return answers;
    }

    /** How many actions both find, and how many only one of them. */
    private static final class Count {
        private int statements;
        private int refused;
        private int differing;
        private int both;
        private int onlyOurs;
        private int onlyTheirs;

        /** Returns whether they differ. */
        boolean add(List<String> ours, List<String> theirs) {
            Map<String, Integer> left = new HashMap<>();
            theirs.forEach(action -> left.merge(action, 1, Integer::sum));
            int found = 0;
            for (String action : ours) {
                if (left.getOrDefault(action, 0) > 0) {
                    left.merge(action, -1, Integer::sum);
                    found++;
                }
            }
            statements++;
            both += found;
            onlyOurs += ours.size() - found;
            onlyTheirs += theirs.size() - found;
            boolean differ = found < ours.size() || found < theirs.size();
            differing += differ ? 1 : 0;
            return differ;
        }

        double precision() {
            return both / (double) Math.max(1, both + onlyOurs);
        }

        double recall() {
            return both / (double) Math.max(1, both + onlyTheirs);
        }

        @Override
        public String toString() {
            return "%s statements (%s more are refused), %s differ; %s actions; precision %.4f, recall %.4f"
                    .formatted(statements, refused, differing, both + onlyTheirs, precision(), recall());
        }
    }

    /** What a statement does, in the words of {@code actions.cjs}. */
    private static final class Compared {
        private Compared() {}

        static List<String> of(String sql) {
            PlainStatement statement =
                    new PlainStatement(sql, new Location("a.sql", 1), Syntax.of(Dialect.POSTGRESQL, sql));
            List<Action> actions = SqlParser.actions(statement, Dialect.POSTGRESQL);
            if (!actions.isEmpty() && actions.get(0) instanceof Action.Block) {
                return List.of("Block");
            }
            List<String> words = new ArrayList<>();
            for (Action action : actions) {
                boolean call = action instanceof Action.NotUnderstood unknown
                        && unknown.reason().startsWith("it calls");
                if (!call) {
                    words.add(PostgresWords.of(action));
                }
            }
            return words.isEmpty() && !actions.isEmpty() ? List.of(isCall(sql) ? "NotUnderstood" : "Query") : words;
        }

        private static boolean isCall(String sql) {
            return new Cursor(sql, Syntax.of(Dialect.POSTGRESQL, sql)).at("CALL");
        }
    }
}
