package dev.edd.plan;

import static dev.edd.fixture.Migrations.changed;
import static dev.edd.fixture.Migrations.migration;
import static dev.edd.plan.PhaseSelection.FINALIZATION;
import static dev.edd.plan.PhaseSelection.PRE_DEPLOY;
import static dev.edd.release.ReleaseEvent.Kind.DEPLOYED;
import static dev.edd.release.ReleaseEvent.Kind.ROLLED_BACK;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.edd.environment.Clearance;
import dev.edd.environment.Predecessor;
import dev.edd.migration.SequenceNumber;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GatesTest {
    private static final Duration WEEK = Duration.ofDays(7);

    @Test
    void have_a_page_each() throws IOException {
        List<String> names = new ArrayList<>(Gates.names());
        names.addAll(List.of(InitialApplied.NAME, TransitionApplied.NAME, RowErrorsGone.NAME));
        try (Stream<Path> pages = Files.list(Path.of("../docs/gates"))) {
            assertThat(pages.map(page -> page.getFileName().toString().replace(".md", "")))
                    .filteredOn(name -> !name.equals("README"))
                    .containsExactlyInAnyOrderElementsOf(names);
        }
        for (String name : names) {
            assertThat(Path.of("../docs/gates/%s.md".formatted(name))).content().startsWith("# %s\n\n".formatted(name));
        }
    }

    @Test
    void are_judged_together_and_all_reasons_shown() {
        InTransition early = InTransition.ofRelease("2.4.0")
                .without("transition")
                .recorded("2.3.0", DEPLOYED)
                .soaking(WEEK);

        assertThat(early.verdicts())
                .map(verdict -> verdict.replaceFirst(" CLOSED.*", ""))
                .containsExactly("transition-applied", "release-reached", "old-releases-gone", "soak-over");
    }

    @Test
    void are_all_shown_beside_the_phase_that_comes_before() {
        Plan plan = InTransition.ofRelease("2.4.0")
                .without("transition")
                .oldest("2.3.0")
                .soaking(WEEK)
                .plan(FINALIZATION);

        assertThat(plan.refusals())
                .singleElement()
                .extracting(Plan.Refusal::why)
                .isEqualTo("It would remove data that has not been moved yet.\n"
                        + "old-releases-gone: release 2.3.0 still runs (edd.oldestRelease) and needs what it removes; "
                        + "opens when the oldest is 2.4.0.\n"
                        + "soak-over: its soak time of 7 days begins with its transition; opens when it is over.");
    }

    @Test
    void skip_and_list_what_is_not_due() {
        Plan plan = InTransition.withoutRelease().soaking(WEEK).plan(FINALIZATION);

        assertThat(plan.steps()).isEmpty();
        assertThat(plan.refusals()).isEmpty();
        assertThat(plan.deferred()).singleElement().satisfies(deferred -> assertThat(deferred.reason())
                .isEqualTo("its soak time of 7 days is over on 2026-11-27 10:15Z"));
    }

    @Test
    void refuse_the_very_finalization_that_was_asked_for() {
        Plan plan = InTransition.withoutRelease().soaking(WEEK).plan(FINALIZATION, Set.of(new SequenceNumber(7)));

        assertThat(plan.refusals()).singleElement().satisfies(refusal -> {
            assertThat(refusal.what()).isEqualTo("0007_split/finalization is not due.");
            assertThat(refusal.why()).isEqualTo("soak-over: its soak time of 7 days is over on 2026-11-27 10:15Z.");
            assertThat(refusal.fix()).endsWith("-Dedd.override=\"soak-over: the reason\"");
        });
    }

    @Test
    void are_opened_by_name_and_reason() {
        InTransition early =
                InTransition.withoutRelease().soaking(WEEK).overriding("soak-over: the disk is nearly full");

        assertThat(early.steps(FINALIZATION)).containsExactly("0007_split/transition", "0007_split/finalization");
        assertThat(early.verdicts())
                .containsExactly("soak-over OVERRIDDEN its soak time of 7 days is over on 2026-11-27 10:15Z");
        assertThat(early.plan(FINALIZATION).deferred()).isEmpty();
    }

    @Test
    void stay_closed_while_another_one_is_opened() {
        InTransition early = InTransition.ofRelease("2.4.0")
                .oldest("2.3.0")
                .soaking(WEEK)
                .overriding("soak-over: the disk is nearly full");

        assertThat(early.steps(FINALIZATION)).isEmpty();
    }

    /** Situations in which every gate is closed, for every reason that it can have. */
    private static Stream<InTransition> closed() {
        Clearance fourEyes = Declared.demanding(Declared.fourEyes(), true);
        return Stream.of(
                InTransition.ofRelease("2.4.0").without("initial").oldest("2.3.0"),
                InTransition.withoutRelease().without("transition").soaking(WEEK),
                InTransition.withoutRelease().rowErrors(1).soaking(WEEK),
                InTransition.ofRelease("2.4.0", "2.6.0")
                        .recorded("2.3.0", DEPLOYED)
                        .seen("SELECT code"),
                InTransition.ofRelease("2.4.0", "2.6.0").demanding("release-reached"),
                InTransition.ofRelease("2.4.0").recorded("2.4.0", ROLLED_BACK).demanding("old-releases-gone"),
                InTransition.withoutRelease()
                        .recorded("2.3.0", DEPLOYED)
                        .blind("H2 keeps nothing")
                        .demanding("nobody-uses-it"),
                InTransition.ofRelease("2.4.0").deploying("2.4.0"),
                InTransition.withoutRelease().in(Declared.promoted(new Predecessor.None())),
                InTransition.withoutRelease().in(Declared.promoted(Declared.staging())),
                InTransition.withoutRelease()
                        .in(Declared.promoted(Declared.staging(changed(migration("7_split/finalization"))))),
                InTransition.withoutRelease()
                        .in(Declared.promoted(new Predecessor.Unreachable("staging", "nobody answers"))),
                InTransition.withoutRelease().in(fourEyes));
    }

    @Test
    void say_what_opens_them_or_when() {
        List<String> closed = closed().flatMap(
                        situation -> Stream.of(FINALIZATION, PRE_DEPLOY).map(situation::verdicts))
                .flatMap(List::stream)
                .filter(verdict -> verdict.contains(" CLOSED "))
                .toList();

        assertThat(closed)
                .isNotEmpty()
                .allMatch(verdict -> verdict.matches(".*(opens|due with|is over on \\d{4}-\\d\\d-\\d\\d).*"));
        assertThat(closed.stream().map(verdict -> verdict.replaceFirst(" .*", "")))
                .containsAll(Gates.names())
                .contains("initial-applied", "transition-applied", "row-errors-gone");
    }

    @ParameterizedTest
    @ValueSource(strings = {"soak-over", "soak-over:", "soak-ower: why", ": why", "", "initial-applied: why"})
    void are_not_opened_without_a_name_and_a_reason(String text) {
        assertThatThrownBy(() -> Timing.Overrule.of(text))
                .isInstanceOf(OverrideNotUnderstoodException.class)
                .hasMessageContaining("edd.override=\"%s\" does not name a gate and a reason.", text)
                .hasMessageContaining("release-reached", "old-releases-gone", "soak-over");
    }

    @Test
    void are_named_again_where_only_the_reason_is_missing() {
        assertThatThrownBy(() -> Timing.Overrule.of("soak-over"))
                .hasMessageContaining("Write -Dedd.override=\"soak-over: the reason\"");
    }

    @Test
    void let_a_transition_catch_up_before_a_deployment() {
        assertThat(InTransition.ofRelease("2.4.0")
                        .without("transition")
                        .oldest("2.4.0")
                        .deploying("2.5.0")
                        .steps(PRE_DEPLOY))
                .containsExactly("0007_split/transition", "0007_split/finalization");
    }

    @Test
    void are_opened_by_nobody_in_production() {
        Plan plan = InTransition.withoutRelease()
                .in(Declared.demanding(Declared.soak(WEEK, false), true))
                .overriding("soak-over: the disk is nearly full")
                .plan(FINALIZATION);

        assertThat(plan.steps()).isEmpty();
        assertThat(plan.refusals())
                .extracting(Plan.Refusal::what)
                .containsExactly("edd.override opens no gate of production.", "0007_split/finalization is not due.");
        assertThat(plan.refusals())
                .last()
                .extracting(Plan.Refusal::why)
                .isEqualTo("soak-over: its soak time of 7 days is over on 2026-11-27 10:15Z.");
    }

    @Test
    void are_opened_in_production_that_takes_it_and_elsewhere() {
        for (boolean production : List.of(true, false)) {
            assertThat(InTransition.withoutRelease()
                            .in(Declared.demanding(Declared.soak(WEEK, production), production))
                            .overriding("soak-over: the disk is nearly full")
                            .steps(FINALIZATION))
                    .hasSize(2);
        }
    }

    @Test
    void take_the_longer_soak_time() {
        assertThat(InTransition.withoutRelease()
                        .in(Declared.demanding(Declared.soak(WEEK, false), true))
                        .soaking(Duration.ofHours(1))
                        .verdicts())
                .containsExactly("soak-over CLOSED its soak time of 7 days is over on 2026-11-27 10:15Z");
    }
}
