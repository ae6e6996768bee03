package dev.edd.example;

import static dev.edd.migration.Phase.FINALIZATION;
import static dev.edd.migration.Phase.INITIAL;
import static dev.edd.migration.Phase.TRANSITION;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.edd.migration.Directives;
import dev.edd.migration.Phase;
import dev.edd.migration.RefactoringState;
import dev.edd.plan.Outcome;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.StatementException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/** Release 1 is X and release 2 is X+1. Both live through the phases, as they do in production. */
class RollingReleaseTest {
    private static final int OPENING_STOCK = 3;

    private final Story story;
    private final Jdbi jdbi;
    private final Release release1;
    private final Release release2;

    RollingReleaseTest() throws SQLException {
        story = Story.begin();
        jdbi = story.jdbi();
        release1 = Release.first(jdbi);
        release2 = Release.second(jdbi);
    }

    @AfterEach
    void end() throws SQLException {
        story.close();
    }

    @ParameterizedTest
    @EnumSource
    void release_2_reads_what_release_1_wrote_before_the_split(Phase last) {
        story.beforeTheSplit();
        release1.add(Stock.of("PAR003B2026009S0000001"));
        List<Stock> written = release1.list();

        story.upTo(last);

        assertThat(written).hasSize(OPENING_STOCK + 1).isEqualTo(release2.list());
    }

    @ParameterizedTest
    @EnumSource(mode = Mode.EXCLUDE, names = "FINALIZATION")
    void until_finalization_each_release_reads_what_the_other_writes(Phase last) {
        Stock byRelease1 = Stock.of("PAR003B2026009S0000001");
        Stock byRelease2 = Stock.of("PAR003B2026009S0000002");
        story.upTo(last);

        release1.add(byRelease1);
        release2.add(byRelease2);

        assertThat(release1.inLocation("PAR003")).containsExactly(byRelease1, byRelease2);
        assertThat(release2.inLocation("PAR003")).containsExactly(byRelease1, byRelease2);
        assertThat(release1.find(byRelease2.code())).contains(byRelease2);
        assertThat(release2.find(byRelease1.code())).contains(byRelease1);
        assertThat(release1.list()).hasSize(OPENING_STOCK + 2).isEqualTo(release2.list());
    }

    @ParameterizedTest
    @EnumSource(mode = Mode.EXCLUDE, names = "FINALIZATION")
    void until_finalization_each_release_refuses_what_the_other_has_added(Phase last) {
        Stock byRelease1 = Stock.of("PAR003B2026009S0000001");
        Stock byRelease2 = Stock.of("PAR003B2026009S0000002");
        story.upTo(last);
        release1.add(byRelease1);
        release2.add(byRelease2);

        assertRefused(release1, byRelease2);
        assertRefused(release2, byRelease1);
    }

    @Test
    void release_2_works_after_finalization() {
        Stock added = Stock.of("PAR003B2026009S0000001");
        story.upTo(FINALIZATION);

        release2.add(added);

        assertThat(release2.find(added.code())).contains(added);
        assertThat(release2.inLocation("PAR003")).containsExactly(added);
        assertThat(release2.inLocation("ROM004")).isEmpty();
        assertThat(release2.list()).hasSize(OPENING_STOCK + 1).contains(added);
        assertRefused(release2, added);
    }

    @Test
    void a_running_release_2_survives_the_finalization_and_keeps_what_either_release_wrote() {
        story.apply(INITIAL);
        List<Stock> written = new ArrayList<>(release1.list());
        written.addAll(addedByBoth("PAR003B2026009S000001"));
        story.apply(TRANSITION);
        written.addAll(addedByBoth("PAR003B2026009S000002"));
        story.apply(TRANSITION);
        written.addAll(addedByBoth("PAR003B2026009S000003"));

        story.apply(FINALIZATION);

        assertThat(release2.list()).containsExactlyInAnyOrderElementsOf(written);
        assertThat(Release.second(jdbi).list()).isEqualTo(release2.list());
    }

    @Test
    @EnabledIfSystemProperty(
            named = "example.server",
            matches = "postgresql|mariadb|mysql",
            disabledReason = "H2 itself loses rows that are added while it alters their table")
    void release_2_loses_nothing_while_the_finalization_runs() throws InterruptedException {
        story.upTo(TRANSITION);
        CountDownLatch writing = new CountDownLatch(3);
        CountDownLatch over = new CountDownLatch(1);
        CompletableFuture<List<Stock>> added = CompletableFuture.supplyAsync(() -> addUntil(over, writing));

        assertThat(writing.await(30, TimeUnit.SECONDS)).isTrue();
        story.apply(FINALIZATION);
        over.countDown();

        assertThat(added.join()).hasSizeGreaterThan(3).isEqualTo(release2.inLocation("PAR003"));
    }

    /** Adds items, the last one after the end, and returns them. */
    private List<Stock> addUntil(CountDownLatch over, CountDownLatch writing) {
        List<Stock> added = new ArrayList<>();
        for (boolean last = false; !last; writing.countDown()) {
            last = over.getCount() == 0;
            Stock next = Stock.of("PAR003B2026009S%07d".formatted(added.size()));
            release2.add(next);
            added.add(next);
        }
        return added;
    }

    @Test
    void release_1_does_not_work_after_finalization() {
        story.upTo(FINALIZATION);

        assertThatExceptionOfType(StatementException.class).isThrownBy(release1::list);
    }

    @Test
    void every_transition_moves_what_release_1_has_added_since_the_last() {
        story.upTo(TRANSITION);
        assertThat(story.remaining()).hasValue(0);
        release1.add(Stock.of("PAR003B2026009S0000001"));
        release2.add(Stock.of("PAR003B2026009S0000002"));
        assertThat(story.remaining()).hasValue(1);

        story.apply(TRANSITION);

        assertThat(story.remaining()).hasValue(0);
    }

    @Test
    void each_phase_takes_the_refactoring_one_state_further() {
        assertThat(story.stateOfSplit()).isEqualTo(RefactoringState.START);
        assertThat(story.apply(INITIAL)).hasSize(2).hasOnlyElementsOfType(Outcome.Applied.class);
        assertThat(story.stateOfSplit()).isEqualTo(RefactoringState.TRANSITION);
        assertThat(story.apply(TRANSITION)).hasSize(1).hasOnlyElementsOfType(Outcome.Moved.class);
        assertThat(story.stateOfSplit()).isEqualTo(RefactoringState.TRANSITION);
        assertThat(story.apply(FINALIZATION))
                .hasSize(2)
                .hasOnlyElementsOfTypes(Outcome.Moved.class, Outcome.Applied.class);
        assertThat(story.stateOfSplit()).isEqualTo(RefactoringState.END);
    }

    @ParameterizedTest
    @EnumSource
    void nothing_is_left_to_run_after_finalization(Phase phase) {
        story.upTo(FINALIZATION);

        assertThat(story.apply(phase)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(mode = Mode.EXCLUDE, names = "FINALIZATION")
    void release_1_works_on_when_the_initial_is_taken_back(Phase last) {
        story.upTo(last);
        List<Stock> written = addedByBoth("PAR003B2026009S000001");
        List<String> rollback =
                story.split().in(INITIAL).orElseThrow().directives().named(Directives.Name.ROLLBACK).stream()
                        .map(Directives.Directive::value)
                        .toList();

        jdbi.useHandle(handle -> rollback.forEach(handle::execute));

        assertThat(release1.inLocation("PAR003")).isEqualTo(written);
    }

    /** Adds an item by each release; the code lacks its last digit. */
    private List<Stock> addedByBoth(String code) {
        Stock byRelease1 = Stock.of(code + 1);
        Stock byRelease2 = Stock.of(code + 2);
        release1.add(byRelease1);
        release2.add(byRelease2);
        return List.of(byRelease1, byRelease2);
    }

    private static void assertRefused(Release release, Stock stock) {
        assertThatExceptionOfType(StatementException.class).isThrownBy(() -> release.add(Stock.of(stock.code())));
        assertThat(release.find(stock.code())).contains(stock);
    }
}
