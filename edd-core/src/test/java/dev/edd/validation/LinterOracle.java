package dev.edd.validation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.edd.fixture.Migrations;
import dev.edd.migration.Dialect;
import dev.edd.migration.Migration;
import dev.edd.migration.Statement;
import dev.edd.rule.Engine;
import dev.edd.rule.PhaseSafety;
import dev.edd.rule.catalog.BuiltInRules;
import dev.edd.sql.SqlParser;
import dev.edd.testing.Oracles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * Compares what the rules say of an initial with what squawk says of the same statement, where both have a rule for the
 * hazard, and prints how often they agree. Where they differ on purpose is listed with the reason and counted apart.
 */
class LinterOracle {
    private static final double ENOUGH = 0.99;

    /** Squawk stops at some statements, and says nothing about those it was given together with them. */
    private static final int BATCH = 50;

    private static final Pattern FINDING =
            Pattern.compile("\"file\":\"[^\"]*?(\\d+)\\.sql\".*?\"rule_name\":\"([^\"]*)\"");

    /** Which of ours find what a rule of squawk's finds. */
    private static final Map<String, Set<String>> THEIRS = Map.ofEntries(
            Map.entry("adding-field-with-default", Set.of("rewriting-column")),
            Map.entry("adding-foreign-key-constraint", Set.of("new-constraint", "constraint-checks-all-rows")),
            Map.entry("constraint-missing-not-valid", Set.of("new-constraint", "constraint-checks-all-rows")),
            Map.entry("disallowed-unique-constraint", Set.of("new-constraint", "constraint-checks-all-rows")),
            Map.entry("adding-not-nullable-field", Set.of("not-null-too-early")),
            Map.entry("adding-required-field", Set.of("required-column")),
            Map.entry(
                    "adding-serial-primary-key-field",
                    Set.of("rewriting-column", "new-constraint", "constraint-checks-all-rows")),
            Map.entry("ban-drop-column", Set.of("drop-column-too-early")),
            Map.entry("ban-drop-table", Set.of("drop-table-too-early")),
            Map.entry("ban-drop-database", Set.of("drop-object-too-early")),
            Map.entry("ban-truncate-cascade", Set.of("truncate-too-early")),
            Map.entry("changing-column-type", Set.of("retyped-column", "rewriting-type-change")),
            Map.entry("renaming-column", Set.of("renamed-column")),
            Map.entry("renaming-table", Set.of("renamed-table")),
            Map.entry("prefer-repack", Set.of("locking-maintenance")),
            Map.entry("require-concurrent-index-creation", Set.of("blocking-index", "new-constraint")),
            Map.entry("require-concurrent-reindex", Set.of("locking-maintenance")),
            Map.entry("require-concurrent-partition-detach", Set.of("truncate-too-early")),
            Map.entry("ban-alter-domain-with-add-constraint", Set.of("domain-constraint")));

    /** Which of ours say no more than squawk does, and of which rules of squawk's one must agree. */
    private static final Map<String, Set<String>> OURS = Map.ofEntries(
            Map.entry("rewriting-column", Set.of("adding-field-with-default", "adding-serial-primary-key-field")),
            Map.entry("required-column", Set.of("adding-required-field", "adding-not-nullable-field")),
            Map.entry("not-null-too-early", Set.of("adding-not-nullable-field")),
            Map.entry("drop-column-too-early", Set.of("ban-drop-column")),
            Map.entry("drop-table-too-early", Set.of("ban-drop-table")),
            Map.entry("renamed-column", Set.of("renaming-column")),
            Map.entry("renamed-table", Set.of("renaming-table")),
            Map.entry("retyped-column", Set.of("changing-column-type")),
            Map.entry("rewriting-type-change", Set.of("changing-column-type")),
            Map.entry("blocking-index", Set.of("require-concurrent-index-creation")),
            Map.entry(
                    "constraint-checks-all-rows",
                    Set.of(
                            "constraint-missing-not-valid",
                            "adding-foreign-key-constraint",
                            "disallowed-unique-constraint",
                            "adding-serial-primary-key-field")),
            Map.entry("domain-constraint", Set.of("ban-alter-domain-with-add-constraint")));

    /** Where we find nothing although squawk does, by its rule; others' tables are in other files. */
    private static final List<Difference> WE_ACCEPT = List.of(new Difference(
            "changing-column-type",
            Pattern.compile("(?i)\\bTYPE\\s+(?:varchar|character varying|text|numeric)"),
            "a limit that grows costs nothing, and what the column was is in another file"));

    /** The same where the tables are known; {@code PhaseSafetyOnPostgresqlIT} shows that each of them costs nothing. */
    private static final List<Difference> WE_ACCEPT_IN_SHOP = List.of(
            new Difference(
                    "changing-column-type",
                    Pattern.compile(" (?:sku|title)(?: SET DATA)? TYPE (?:text|varchar)\\s*(?:,|$)"
                            + "| sku(?: SET DATA)? TYPE varchar\\(40\\)\\s*(?:,|$)"
                            + "| note(?: SET DATA)? TYPE varchar\\s*(?:,|$)"
                            + "| price(?: SET DATA)? TYPE numeric(?:\\(12, 2\\))?\\s*(?:,|$)"),
                    "a limit that grows costs nothing"),
            new Difference(
                    "changing-column-type",
                    Pattern.compile(" (?:weight(?: SET DATA)? TYPE int(?:eger)?|rank(?: SET DATA)? TYPE smallint"
                            + "|updated(?: SET DATA)? TYPE timestamp with time zone|note(?: SET DATA)? TYPE text)\\b"),
                    "it is of that type already"),
            new Difference(
                    "adding-foreign-key-constraint",
                    Pattern.compile(
                            "ADD (?:COLUMN )?(?:IF NOT EXISTS )?(?:\"[^\"]+\"|[^\\s\"]+) (?!DEFAULT|GENERATED)(?:\\([^)]*\\)|[^,(])*REFERENCES"),
                    "a new column has only nulls, for which no row is looked up"),
            new Difference(
                    "adding-not-nullable-field", Pattern.compile(" sku SET NOT NULL"), "it holds no nulls already"));

    /** Where we find something although squawk does not, by our rule; the same test shows the hazard. */
    private static final List<Difference> WE_FLAG_IN_SHOP = List.of(new Difference(
            "constraint-checks-all-rows",
            Pattern.compile(
                    "ADD (?:COLUMN )?(?:IF NOT EXISTS )?(?:\"[^\"]+\"|[^\\s\"]+) (?:\\([^)]*\\)|[^,(])*CHECK \\(weight"),
            "a new column's check is looked at for every row, too"));

    @Test
    void agrees_about_the_migrations_of_others() throws IOException {
        assertAgreement(
                "migrations of other products (held out)",
                Oracles.migrations("postgres").stream()
                        .flatMap(text -> SqlParser.parse("a.sql", text, Dialect.POSTGRESQL).statements().stream())
                        .map(Statement::text)
                        .distinct()
                        .toList(),
                WE_ACCEPT,
                List.of());
    }

    @Test
    void agrees_about_the_synopses_of_the_manual() throws IOException {
        assertAgreement(
                "made of the manual's synopses (held out)",
                new Synopses(Oracles.seed())
                        .statements(2_000).stream().distinct().toList(),
                WE_ACCEPT_IN_SHOP,
                WE_FLAG_IN_SHOP);
    }

    private static void assertAgreement(
            String name, List<String> statements, List<Difference> accepted, List<Difference> flagged)
            throws IOException {
        List<Set<String>> theirs = theirs(statements);
        Count count = new Count(accepted, flagged);
        for (int i = 0; i < statements.size(); i++) {
            if (!theirs.get(i).contains("syntax-error")) {
                count.add(statements.get(i), ours(statements.get(i)), theirs.get(i));
            }
        }
        Files.writeString(
                Oracles.folder().resolve("linter-" + name.replaceAll("\\W+", "-") + ".txt"), count.disagreements());
        System.out.printf("%-45s %s%n", name, count);
        assertThat(count.precision()).as(name).isGreaterThanOrEqualTo(ENOUGH);
        assertThat(count.recall()).as(name).isGreaterThanOrEqualTo(ENOUGH);
    }

    private static Set<String> ours(String sql) {
        Migration judged = Migrations.read("0007_change/initial", sql, Dialect.POSTGRESQL);
        return new PhaseSafety(BuiltInRules.phaseSafety(), Engine.of(Dialect.POSTGRESQL))
                        .check(
                                Migrations.changelog(
                                        Migrations.read("0001_shop/initial", Synopses.SCHEMA, Dialect.POSTGRESQL),
                                        judged),
                                each -> each.id().equals(judged.id()))
                        .stream()
                        .map(finding -> finding.rule().id())
                        .collect(Collectors.toSet());
    }

    private static List<Set<String>> theirs(List<String> statements) throws IOException {
        Path folder = Files.createTempDirectory(Oracles.folder(), "statements");
        List<Set<String>> found = new ArrayList<>();
        for (int from = 0; from < statements.size(); from += BATCH) {
            List<String> files = new ArrayList<>();
            for (int i = from; i < Math.min(statements.size(), from + BATCH); i++) {
                Path file = folder.resolve(i + ".sql");
                Files.writeString(file, statements.get(i) + "\n;");
                files.add(file.toString());
                found.add(new HashSet<>());
            }
            List<String> arguments =
                    new ArrayList<>(List.of("--reporter", "json", "--pg-version", "14", "--assume-in-transaction"));
            arguments.addAll(files);
            String report = Oracles.squawk(arguments).collect(Collectors.joining());
            if (!report.endsWith("]")) {
                found.subList(from, found.size()).forEach(rules -> rules.add("syntax-error"));
            }
            Matcher matcher = FINDING.matcher(report);
            while (matcher.find()) {
                found.get(Integer.parseInt(matcher.group(1))).add(matcher.group(2));
            }
        }
        return found;
    }

    /** A statement of a form about which the two differ on purpose. */
    private record Difference(String rule, Pattern form, String reason) {
        boolean is(String rule, String sql) {
            return this.rule.equals(rule) && form.matcher(sql).find();
        }
    }

    /** How many findings agree. */
    private static final class Count {
        private final List<Difference> accepted;
        private final List<Difference> flagged;
        private int statements;
        private int oursAgreed;
        private int oursAlone;
        private int theirsFound;
        private int theirsMissed;
        private int acceptedOnPurpose;
        private int flaggedOnPurpose;
        private final Map<String, List<String>> disagreements = new TreeMap<>();

        Count(List<Difference> accepted, List<Difference> flagged) {
            this.accepted = accepted;
            this.flagged = flagged;
        }

        void add(String sql, Set<String> ours, Set<String> theirs) {
            statements++;
            for (String rule : theirs) {
                if (THEIRS.containsKey(rule)) {
                    boolean found = THEIRS.get(rule).stream().anyMatch(ours::contains);
                    if (!found && accepted.stream().anyMatch(difference -> difference.is(rule, sql))) {
                        acceptedOnPurpose++;
                    } else {
                        theirsFound += found ? 1 : 0;
                        theirsMissed += found ? 0 : 1;
                        note(found, "missed " + rule, sql);
                    }
                }
            }
            for (String rule : ours) {
                if (OURS.containsKey(rule)) {
                    boolean agreed = OURS.get(rule).stream().anyMatch(theirs::contains);
                    if (!agreed && flagged.stream().anyMatch(difference -> difference.is(rule, sql))) {
                        flaggedOnPurpose++;
                    } else {
                        oursAgreed += agreed ? 1 : 0;
                        oursAlone += agreed ? 0 : 1;
                        note(agreed, "alone " + rule, sql);
                    }
                }
            }
        }

        private void note(boolean fine, String about, String sql) {
            if (!fine) {
                disagreements.computeIfAbsent(about, key -> new ArrayList<>()).add(sql);
            }
        }

        String disagreements() {
            Map<String, String> lines = new HashMap<>();
            disagreements.forEach((about, all) ->
                    lines.put(about, "%s %s%n    %s".formatted(all.size(), about, String.join("\n    ", all))));
            return lines.values().stream().sorted().collect(Collectors.joining("\n"));
        }

        double precision() {
            return oursAgreed / (double) Math.max(1, oursAgreed + oursAlone);
        }

        double recall() {
            return theirsFound / (double) Math.max(1, theirsFound + theirsMissed);
        }

        @Override
        public String toString() {
            return "%s statements; precision %.4f of %s (%s more differ on purpose), recall %.4f of %s (%s more differ on purpose)"
                    .formatted(
                            statements,
                            precision(),
                            oursAgreed + oursAlone,
                            flaggedOnPurpose,
                            recall(),
                            theirsFound + theirsMissed,
                            acceptedOnPurpose);
        }
    }
}
