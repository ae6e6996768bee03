package dev.edd.integration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.edd.migration.Dialect;
import dev.edd.rule.PhaseRule;
import dev.edd.rule.RuleMetadata;
import dev.edd.rule.catalog.BuiltInRules;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every rule that says that others wait is proved on every server that it concerns, and so is its fix. */
class ProofsTest {
    private static final List<Class<?>> PROOFS = List.of(
            PhaseSafetyOnPostgresqlIT.class,
            PhaseSafetyOnMysqlIT.class,
            StoppedTrafficOnPostgresqlIT.class,
            StoppedTrafficOnMysqlIT.class);

    /** What a rule says that keeps others waiting. */
    private static final Pattern STOPS = Pattern.compile("\\bwaits?\\b|\\bstays locked\\b|\\bwritten anew\\b");

    /** What is not proved, and why. */
    private static final Map<String, String> EXCEPTIONS = Map.ofEntries(
            Map.entry(
                    "rewriting-type-change on MariaDB: HAZARD",
                    "says nothing from 11.2 on, which PhaseSafetyOnMysqlIT shows to be right; older servers are not at hand"),
            Map.entry("rewriting-type-change on MariaDB: FIX", "see its hazard"),
            Map.entry(
                    "constraint-checks-all-rows on MariaDB: HAZARD",
                    "says nothing from 11.2 on, which StoppedTrafficOnMysqlIT shows to be right"),
            Map.entry(
                    "locking-maintenance on MariaDB: HAZARD",
                    "flags from 11.2 on only what a statement asks for by LOCK= and ALGORITHM="),
            Map.entry("locking-maintenance on MariaDB: FIX", "see its hazard"),
            Map.entry(
                    "long-lock-in-finalization on MariaDB: HAZARD",
                    "says nothing from 11.2 on, which StoppedTrafficOnMysqlIT shows to be right"),
            Map.entry("long-lock-in-finalization on MariaDB: FIX", "see its hazard"),
            Map.entry(
                    "truncate-too-early on PostgreSQL: FIX",
                    "is to wait: in a finalization nobody reads the rows any more"),
            Map.entry("truncate-too-early on MySQL: FIX", "see PostgreSQL"),
            Map.entry("truncate-too-early on MariaDB: FIX", "see PostgreSQL"));

    @Test
    void every_hazard_and_every_fix_has_a_test_on_a_server() {
        Set<String> wanted = new TreeSet<>();
        for (PhaseRule rule : BuiltInRules.phaseSafety()) {
            if (STOPS.matcher(rule.metadata().why()).find()) {
                wanted.addAll(wanted(rule.metadata()));
            }
        }
        Set<String> proved = new TreeSet<>(proved());

        assertThat(proved).isSubsetOf(wanted).doesNotContainAnyElementsOf(EXCEPTIONS.keySet());
        proved.addAll(EXCEPTIONS.keySet());
        assertThat(proved).containsExactlyElementsOf(wanted);
    }

    private static List<String> wanted(RuleMetadata rule) {
        return Stream.of(Dialect.POSTGRESQL, Dialect.MYSQL, Dialect.MARIADB)
                .filter(rule::concerns)
                .flatMap(dialect -> Stream.of(Proof.Of.values()).map(what -> line(rule.id(), dialect, what)))
                .toList();
    }

    private static List<String> proved() {
        return PROOFS.stream()
                .flatMap(type -> Stream.of(type.getDeclaredMethods()))
                .flatMap(method -> Stream.of(method.getAnnotationsByType(Proof.class)))
                .flatMap(proof -> Stream.of(proof.of())
                        .flatMap(rule -> Stream.of(proof.on()).map(dialect -> line(rule, dialect, proof.shows()))))
                .toList();
    }

    private static String line(String rule, Dialect dialect, Proof.Of what) {
        return "%s on %s: %s".formatted(rule, dialect, what);
    }
}
