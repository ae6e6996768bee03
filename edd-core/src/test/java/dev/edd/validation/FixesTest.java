package dev.edd.validation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.edd.fixture.Migrations;
import dev.edd.migration.Changelog;
import dev.edd.migration.Dialect;
import dev.edd.migration.Migration;
import dev.edd.migration.Phase;
import dev.edd.rule.Engine;
import dev.edd.rule.Finding;
import dev.edd.rule.catalog.BuiltInRules;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/** What findings ask for is judged by all rules itself, for every statement of {@code verdicts/*.sql} in each phase. */
class FixesTest {
    private static final Path FOLDER = Path.of("src/test/resources/dev/edd/validation");
    private static final Validator VALIDATOR = new Validator(BuiltInRules.all(), BuiltInRules.phaseSafety());

    /** What the refactoring of a fix does besides, where that has SQL for later phases only. */
    private static final String BESIDES = "CREATE TABLE orders_new (id INT PRIMARY KEY)";

    /** Rules whose fix cannot be judged, or not as a whole, and why. */
    private static final Set<String> EXCEPTED = Set.of(
            // It names two places, of which one is to be taken; in the other the statement is flagged again.
            "schema-change-in-transition");

    /** What is flagged although it is right: rule, rule found in its fix, and statement. */
    private static final List<Pattern> KNOWN = Stream.of(
                    // MySQL and MariaDB copy the table for a check, and PostgreSQL makes no exclusion constraint of an
                    // index: the fix can only put it off.
                    "new-constraint long-lock-in-finalization .*\\b(?:CHECK|ENFORCED|EXCLUDE)\\b.*",
                    // Only people can say what becomes of a view that shows the column.
                    "(?:rewriting-type-change|drop-column-too-early) not-understood .*\n<drop, or rebuild .*",
                    // The column is added by the rest of the statement, which stays.
                    "constraint-checks-all-rows new-constraint .* ADD COLUMN .*, ADD CONSTRAINT .*",
                    // Alone it is no better in that phase, and flagged there for itself.
                    "not-in-one-transaction schema-change-in-transition .*")
            .map(pattern -> Pattern.compile(pattern, Pattern.DOTALL))
            .toList();

    /** Rules that say in words what is to be done, for some statement at least. */
    private static final Set<String> IN_WORDS = Set.of(
            "drop-without-if-exists",
            "duplicate-keys",
            "enum-value-used-too-soon",
            "locking-maintenance",
            "locks-on-several-tables",
            "long-lock-in-finalization",
            "not-understood",
            "setting-left-behind",
            "transaction-control",
            "unguarded-transition",
            "unnamed-objects");

    @ParameterizedTest
    @EnumSource(mode = Mode.EXCLUDE, names = "OTHER")
    void a_fix_is_flagged_by_no_rule(Dialect dialect) throws IOException {
        List<String> flagged = new ArrayList<>();
        for (Patient patient : patients(dialect)) {
            flagged.addAll(patient.flagged());
        }

        assertThat(flagged)
                .filteredOn(line ->
                        KNOWN.stream().noneMatch(known -> known.matcher(line).matches()))
                .isEmpty();
    }

    @Test
    void a_fix_has_sql_to_paste() throws IOException {
        Set<String> rules = new TreeSet<>();
        for (Dialect dialect : List.of(Dialect.H2, Dialect.MYSQL, Dialect.MARIADB, Dialect.POSTGRESQL)) {
            patients(dialect).forEach(patient -> rules.addAll(patient.inWords()));
        }

        assertThat(rules).containsExactlyInAnyOrderElementsOf(IN_WORDS);
    }

    private static List<Patient> patients(Dialect dialect) throws IOException {
        String file = dialect.name().toLowerCase(Locale.ROOT) + ".sql";
        Migration schema = Migrations.read(
                "0001_shop/initial", Files.readString(FOLDER.resolve("schema").resolve(file)), dialect);
        return Files.readAllLines(FOLDER.resolve("verdicts").resolve(file)).stream()
                .filter(line -> line.matches("[^=#].*"))
                .flatMap(sql -> Stream.of(Phase.values()).map(phase -> new Patient(schema, sql, phase, dialect)))
                .toList();
    }

    /** A statement in a phase, behind the schema that it is about. */
    private record Patient(Migration schema, String sql, Phase phase, Dialect dialect) {
        /** Returns what is found in the fixes, and where they come from. */
        List<String> flagged() {
            return findings(bad()).stream()
                    .filter(finding -> !EXCEPTED.contains(finding.rule().id()))
                    .flatMap(this::flagged)
                    .toList();
        }

        /** Returns the rules that have no SQL to paste. */
        List<String> inWords() {
            return findings(bad()).stream()
                    .filter(finding -> Remedy.of(finding, dialect).migrations().isEmpty())
                    .map(finding -> finding.rule().id())
                    .toList();
        }

        private List<Migration> bad() {
            List<Migration> bad = new ArrayList<>(List.of(schema));
            if (phase != Phase.INITIAL) {
                bad.add(Migrations.read("0007_change/initial", BESIDES, dialect));
            }
            bad.add(Migrations.read("0007_change/" + phase, sql, dialect));
            return bad;
        }

        private Stream<String> flagged(Finding finding) {
            List<Migration> fixed = Remedy.of(finding, dialect).migrations();
            if (fixed.isEmpty()) {
                return Stream.empty();
            }
            List<Migration> all = new ArrayList<>(List.of(schema));
            all.addAll(fixed);
            if (keepsSomething(finding) && fixed.stream().noneMatch(Patient::isFirst)) {
                all.add(Migrations.read("0007_change/initial", BESIDES, dialect));
            }
            all.sort(Comparator.comparing(Migration::number).thenComparing(Migration::phase));
            return findings(all).stream().map(found -> "%s %s %s in %s: %s\n%s"
                    .formatted(finding.rule().id(), found.rule().id(), sql, phase, found.what(), finding.fix()));
        }

        /** Returns whether the initial has more than what is found fault with. */
        private boolean keepsSomething(Finding finding) {
            return phase != Phase.INITIAL
                    || finding.fix().contains("other actions stay")
                    || Migrations.read("0007_change/initial", sql, dialect)
                                    .statements()
                                    .size()
                            > 1;
        }

        private static boolean isFirst(Migration migration) {
            return migration.number().value() == 7 && migration.phase() == Phase.INITIAL;
        }

        private List<Finding> findings(List<Migration> migrations) {
            Changelog changelog = Migrations.changelog(migrations.toArray(Migration[]::new));
            return VALIDATOR
                    .validate(changelog, new Basis(Engine.of(dialect), false, "the corpus"), Policy.DEFAULT)
                    .findings();
        }
    }
}
