package dev.edd.report;

import static dev.edd.fixture.Migrations.changelog;
import static dev.edd.fixture.Migrations.migration;
import static org.assertj.core.api.Assertions.assertThat;

import dev.edd.migration.Changelog;
import dev.edd.migration.Flaw;
import dev.edd.migration.History;
import dev.edd.migration.Location;
import dev.edd.migration.MigrationId;
import dev.edd.migration.Refactoring;
import dev.edd.plan.DatabaseState;
import dev.edd.plan.DatabaseState.Late;
import dev.edd.plan.Outcome;
import dev.edd.plan.Step;
import dev.edd.rule.catalog.BuiltInRules;
import dev.edd.validation.Basis;
import dev.edd.validation.Basis.Hints;
import dev.edd.validation.Fingerprint;
import dev.edd.validation.Policy;
import dev.edd.validation.Validation;
import dev.edd.validation.Validator;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TextReportTest {
    private static final MigrationId TRANSITION =
            migration("7_split/transition").id();
    private static final MigrationId FINALIZATION =
            migration("7_split/finalization").id();
    private static final Location WHERE = Location.of("finalization/0007_split.sql");

    private final Outcome applied = new Outcome.Applied(TRANSITION, Step.Kind.LAST_RUN, Duration.ofMillis(1234));
    private final Outcome blocked = new Outcome.Blocked(FINALIZATION, WHERE, 12_345, 0);
    private final Outcome skipped = new Outcome.Skipped(FINALIZATION, "its preconditions do not hold");

    @Test
    void shows_the_rows_that_a_check_finds() {
        Outcome faulty = new Outcome.Faulty(
                new Outcome.Moved(FINALIZATION, 2, Duration.ofMillis(40)),
                WHERE,
                List.of("id = 7, code = AB", "… and more"));

        assertThat(TextReport.of(faulty))
                .isEqualTo("0007_split/finalization went through 2 rows in 0.040 s, and its check finds rows.");
        assertThat(TextReport.blocked(List.of(faulty))).isEqualTo("""
                0007_split/finalization ran, and its check finds rows:
                     id = 7, code = AB
                     … and more
                  Where  finalization/0007_split.sql
                  Why    Nothing may be removed while its data is wrong.
                  Fix    Correct these rows, the transition's statement or the check, and run the same command again.""");
    }

    @Test
    void keeps_a_name_of_several_lines_in_its_column() {
        Flaw flaw = new Flaw(Flaw.Kind.EMPTY_MIGRATION, WHERE, "one\n::error::two is empty.", "Fill it.");
        Changelog changelog = new Changelog("db", List.of(), List.of(flaw));

        assertThat(TextReport.of(new Validator(BuiltInRules.all(), List.of())
                        .validate(changelog, Basis.of(Hints.NONE), Policy.DEFAULT)))
                .contains("\n  What   one\n         ::error::two is empty.\n");
    }

    @Test
    void shows_only_what_keeps_a_migration_from_running_and_counts_the_rest() {
        Flaw old = new Flaw(Flaw.Kind.NO_PHASE_CONTEXT, WHERE, "1 has no context.", "Leave it.");
        Flaw empty = new Flaw(Flaw.Kind.EMPTY_MIGRATION, WHERE, "7 is empty.", "Fill it.");
        Validation validation = validation(new Changelog("db", List.of(), List.of(old, old, empty)), List.of());

        assertThat(TextReport.failures(validation))
                .startsWith("ERROR empty-migration\n  What   7 is empty.\n")
                .doesNotContain("no-phase-context")
                .endsWith(": 1 error, 2 warnings.");
    }

    @Test
    void counts_what_is_gone_from_the_baseline_by_file() {
        List<Fingerprint> gone = List.of(
                new Fingerprint("new-constraint", "a.sql", "x"),
                new Fingerprint("new-constraint", "a.sql", "y"),
                new Fingerprint("new-constraint", "b.sql", "x"));

        assertThat(TextReport.of(validation(new Changelog("db", List.of(), List.of()), gone)))
                .contains("""
                        The baseline holds new-constraint in a.sql, 2 times, which are gone.
                        The baseline holds new-constraint in b.sql, which is gone.
                        Run edd:validate once with -Dedd.updateBaseline=true to drop what is gone.
                        """);
    }

    private static Validation validation(Changelog changelog, List<Fingerprint> gone) {
        Validation judged =
                new Validator(BuiltInRules.all(), List.of()).validate(changelog, Basis.of(Hints.NONE), Policy.DEFAULT);
        return new Validation(changelog, judged.basis(), judged.findings(), 0, judged.failOn(), gone);
    }

    @Test
    void tells_how_a_step_ended() {
        assertThat(TextReport.of(applied))
                .isEqualTo("0007_split/transition ran once more before the finalization in 1.234 s.");
        assertThat(TextReport.of(blocked)).isEqualTo("0007_split/finalization is blocked: 12,345 rows remain.");
        assertThat(TextReport.of(new Outcome.Blocked(FINALIZATION, WHERE, 1, 0)))
                .isEqualTo("0007_split/finalization is blocked: 1 row remains.");
        assertThat(TextReport.of(skipped))
                .isEqualTo("0007_split/finalization was passed over: its preconditions do not hold.");
    }

    @Test
    void says_that_a_backfill_has_left_rows_behind() {
        Outcome moved = new Outcome.Moved(TRANSITION, 12_345, 2, Duration.ofMillis(2345));

        assertThat(TextReport.of(moved))
                .isEqualTo("0007_split/transition went through 12,345 rows in 2.345 s; 2 rows could not be moved; "
                        + "correct them, then: mvn edd:retry -Dedd.number=7");
        assertThat(TextReport.of(new Outcome.Moved(TRANSITION, 5, 1, Duration.ofMillis(2345))))
                .endsWith("; 1 row could not be moved; correct it, then: mvn edd:retry -Dedd.number=7");
        assertThat(JsonReport.of(List.of(moved))).contains("\"rows\" : 12345,\n      \"rowErrors\" : 2,");
    }

    @Test
    void sums_a_run_up() {
        assertThat(TextReport.of(List.of(applied, blocked, skipped)))
                .isEqualTo("1 migration applied in 1.234 s, 1 blocked, 1 passed over.");
        assertThat(TextReport.of(List.of())).isEqualTo("Nothing to run: everything that is due has run.");
    }

    @Test
    void tells_machines_the_same() {
        Outcome moved = new Outcome.Moved(TRANSITION, 12_345, Duration.ofMillis(2345));

        assertThat(JsonReport.of(List.of(applied, moved, blocked, skipped))).isEqualTo("""
                {
                  "blocked" : true,
                  "outcomes" : [
                    {
                      "migration" : "0007_split/transition",
                      "number" : 7,
                      "phase" : "transition",
                      "outcome" : "APPLIED",
                      "kind" : "LAST_RUN",
                      "milliseconds" : 1234
                    },
                    {
                      "migration" : "0007_split/transition",
                      "number" : 7,
                      "phase" : "transition",
                      "outcome" : "MOVED",
                      "rows" : 12345,
                      "milliseconds" : 2345
                    },
                    {
                      "migration" : "0007_split/finalization",
                      "number" : 7,
                      "phase" : "finalization",
                      "outcome" : "BLOCKED",
                      "remaining" : 12345
                    },
                    {
                      "migration" : "0007_split/finalization",
                      "number" : 7,
                      "phase" : "finalization",
                      "outcome" : "SKIPPED",
                      "reason" : "its preconditions do not hold"
                    }
                  ]
                }
                """);
    }

    @Test
    void explains_what_is_blocked() {
        assertThat(TextReport.blocked(List.of(applied, blocked))).isEqualTo("""
                0007_split/finalization is blocked: 12,345 rows remain.
                  Where  finalization/0007_split.sql
                  Why    It would remove data that has not been moved.
                  Fix    Look at the rows that its remaining query counts, correct them or the transition's statement, and \
                run the same command again.""");
        assertThat(TextReport.blocked(List.of(applied, skipped))).isEmpty();
    }

    @Test
    void says_that_there_is_nothing_to_show() {
        assertThat(TextReport.of(new DatabaseState(changelog(), History.EMPTY, Map.of())))
                .isEqualTo("db/changelog holds no migration.");
    }

    @Test
    void tells_people_and_machines_what_is_overdue() {
        Late late = new Late(
                new Refactoring(List.of(migration("7_split/initial"))),
                Duration.ofDays(42),
                "it was to be over by 2026-12-31");
        DatabaseState empty = new DatabaseState(changelog(), History.EMPTY, Map.of());

        assertThat(TextReport.overdue(List.of(late)))
                .isEqualTo(
                        "OVERDUE  0007_split has been in transition for 42 days: it was to be over by 2026-12-31.\n");
        assertThat(JsonReport.of(empty, List.of(), List.of(late)))
                .containsSubsequence(
                        "\"overdue\"",
                        "\"refactoring\" : \"0007_split\"",
                        "\"number\" : 7",
                        "\"days\" : 42",
                        "\"reason\" : \"it was to be over by 2026-12-31\"");
        assertThat(JsonReport.of(empty, List.of(), List.of())).doesNotContain("overdue");
    }

    @Test
    void depends_on_no_locale() {
        Locale before = Locale.getDefault();
        Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
        try {
            assertThat(TextReport.of(blocked)).contains("12,345 rows");
            assertThat(TextReport.of(List.of(applied, blocked))).contains("1.234 s, 1 blocked");
        } finally {
            Locale.setDefault(before);
        }
    }
}
