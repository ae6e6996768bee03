package dev.edd.validation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.edd.fixture.Migrations;
import dev.edd.migration.Dialect;
import dev.edd.migration.Migration;
import dev.edd.migration.Phase;
import dev.edd.rule.Engine;
import dev.edd.rule.catalog.BuiltInRules;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/**
 * Judges the statements of {@code verdicts/*.sql}, one a line, in each phase. The verdicts were written first, by what the
 * databases' documentation says; {@code mariadb.sql} holds what differs from MySQL.
 */
class VerdictCorpusTest {
    private static final Path FOLDER = Path.of("src/test/resources/dev/edd/validation");

    /** Of each database; MariaDB has those of MySQL too. */
    private static final int STATEMENTS = 400;

    @ParameterizedTest
    @EnumSource(
            mode = Mode.EXCLUDE,
            names = {"MARIADB", "OTHER"})
    void is_judged_as_an_engineer_would(Dialect dialect) throws IOException {
        List<Case> cases = cases(dialect);

        assertThat(disagreements(dialect, cases)).isEmpty();
        assertThat(cases.size()).isGreaterThanOrEqualTo(STATEMENTS);
    }

    @ParameterizedTest
    @EnumSource(names = "MARIADB")
    void is_judged_otherwise_where_mariadb_differs_from_mysql(Dialect mariadb) throws IOException {
        List<Case> own = cases(mariadb);
        List<String> differing = own.stream().map(Case::sql).toList();
        List<Case> shared = cases(Dialect.MYSQL).stream()
                .filter(each -> !differing.contains(each.sql()))
                .toList();

        assertThat(disagreements(mariadb, own)).isEmpty();
        assertThat(disagreements(mariadb, shared)).isEmpty();
    }

    private static List<String> disagreements(Dialect dialect, List<Case> cases) throws IOException {
        Judgement judgement = new Judgement(dialect, Files.readString(file("schema", dialect)));
        return cases.stream()
                .map(each -> each.disagreement(judgement.of(each.sql())))
                .filter(line -> !line.isEmpty())
                .toList();
    }

    private static Path file(String folder, Dialect dialect) {
        return FOLDER.resolve(folder).resolve(dialect.name().toLowerCase(Locale.ROOT) + ".sql");
    }

    private static List<Case> cases(Dialect dialect) throws IOException {
        List<Case> cases = new ArrayList<>();
        String verdict = "";
        for (String line : Files.readAllLines(file("verdicts", dialect))) {
            if (line.startsWith("=")) {
                verdict = line.substring(1).strip();
            } else if (!line.isEmpty() && !line.startsWith("#")) {
                cases.add(new Case(line, verdict));
            }
        }
        return cases;
    }

    /** A statement, and what is to be said of it: {@code I: blocking-index; F: blocking-index}. */
    private record Case(String sql, String verdict) {
        String disagreement(String found) {
            return sorted(verdict).equals(found)
                    ? ""
                    : "\n%s\n    expected %s\n    found    %s".formatted(sql, sorted(verdict), found);
        }

        private static String sorted(String verdict) {
            return Stream.of(verdict.split(";\\s*"))
                    .map(part -> part.isEmpty() ? "" : part.substring(0, 3) + sortedRules(part.substring(3)))
                    .collect(Collectors.joining("; "));
        }

        private static String sortedRules(String rules) {
            return Stream.of(rules.split(",\\s*")).sorted().collect(Collectors.joining(", "));
        }
    }

    /** Says which rules find something in which phase, in the form of the corpus. */
    private record Judgement(Dialect dialect, String schema) {
        private static final Validator VALIDATOR = new Validator(BuiltInRules.all(), BuiltInRules.phaseSafety());

        String of(String sql) {
            return Stream.of(Phase.values())
                    .map(phase -> of(sql, phase))
                    .filter(found -> !found.isEmpty())
                    .collect(Collectors.joining("; "));
        }

        private String of(String sql, Phase phase) {
            List<Migration> migrations = new ArrayList<>();
            migrations.add(Migrations.read("0001_shop/initial", schema, dialect));
            if (phase != Phase.INITIAL) {
                migrations.add(Migrations.read(
                        "0007_change/initial", "CREATE TABLE orders_new (id INT PRIMARY KEY)", dialect));
            }
            migrations.add(Migrations.read("0007_change/" + phase, sql, dialect));
            String rules = VALIDATOR
                    .validate(
                            Migrations.changelog(migrations.toArray(Migration[]::new)),
                            new Basis(Engine.of(dialect), false, "the corpus"),
                            Policy.DEFAULT)
                    .findings()
                    .stream()
                    .map(finding -> finding.rule().id())
                    .distinct()
                    .sorted()
                    .collect(Collectors.joining(", "));
            return rules.isEmpty() ? "" : phase.name().charAt(0) + ": " + rules;
        }
    }
}
