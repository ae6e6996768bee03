package dev.edd.rule.catalog;

import static dev.edd.fixture.Migrations.changelog;
import static dev.edd.fixture.Migrations.migration;
import static org.assertj.core.api.Assertions.assertThat;

import dev.edd.fixture.RulePage;
import dev.edd.migration.Location;
import dev.edd.migration.SequenceNumber;
import dev.edd.release.Cuts;
import dev.edd.release.Cuts.Cut;
import dev.edd.release.Cuts.Deadline;
import dev.edd.release.Version;
import dev.edd.rule.Rule;
import dev.edd.settings.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LingeringTransitionTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-20T23:59:59Z"), ZoneOffset.UTC);
    private static final Cuts CUTS = new Cuts(List.of(
            cut("2.3.0", 5, Cut.UNDATED),
            cut("2.4.0", 7, LocalDate.parse("2026-08-21")),
            cut("2.5.0", 9, LocalDate.parse("2026-08-22"))));

    private static Cut cut(String release, long through, LocalDate date) {
        return new Cut(Version.of(release), new SequenceNumber(through), date, Location.of("edd.yaml"));
    }

    private static Rule rule(Cuts cuts, Duration longest) {
        return new LingeringTransition(CLOCK, new Deadline(cuts, longest));
    }

    private final Rule rule = rule(CUTS, Duration.ofDays(90));

    @Test
    void flags_a_transition_without_finalization_whose_release_was_cut_long_ago() {
        assertThat(rule.check(changelog(migration("7_split/initial"), migration("7_split/transition"))))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.what())
                            .isEqualTo(
                                    "0007_split/transition has no finalization, 91 days after release 2.4.0 was cut.");
                    assertThat(finding.location()).hasToString("transition/0007_split.sql");
                    assertThat(finding.fix())
                            .isEqualTo(
                                    "Write its finalization, or name the day by which it is over: --edd expires: 2027-02-20");
                });
    }

    @Test
    void takes_the_next_release_whose_day_is_known_where_its_own_is_not() {
        assertThat(rule.check(changelog(migration("5_split/transition")))).hasSize(1);
    }

    @Test
    void accepts_the_last_day_and_what_no_release_holds() {
        assertThat(rule.check(changelog(migration("8_merge/transition"), migration("10_new/transition"))))
                .isEmpty();
    }

    @Test
    void accepts_what_can_be_finalized_or_names_its_own_day_or_has_nothing_to_move() {
        assertThat(rule.check(changelog(
                        migration("5_split/transition"),
                        migration("5_split/finalization"),
                        migration("6_merge/transition", "expires: 2027-01-01"),
                        migration("7_add/initial"))))
                .isEmpty();
    }

    @Test
    void flags_the_day_after_the_cut_where_none_may_take_any_time() {
        Cuts cuts = new Cuts(List.of(cut("2.4.0", 7, LocalDate.parse("2026-11-19"))));

        assertThat(rule(cuts, Duration.ZERO).check(changelog(migration("7_split/transition"))))
                .hasSize(1);
    }

    @Test
    void says_nothing_where_nobody_limits_the_time_or_knows_the_day() {
        Cuts undated = new Cuts(List.of(cut("2.4.0", 7, Cut.UNDATED)));

        assertThat(rule(CUTS, ChronoUnit.FOREVER.getDuration()).check(changelog(migration("7_split/transition"))))
                .isEmpty();
        assertThat(rule(undated, Duration.ofDays(90)).check(changelog(migration("7_split/transition"))))
                .isEmpty();
    }

    @Test
    void flags_the_example_of_its_page(@TempDir Path project) throws IOException {
        RulePage page = RulePage.of("lingering-transition");
        var bad = page.read("bad", project);
        Settings settings = Settings.parse(Location.of("edd.yaml"), Files.readString(project.resolve("edd.yaml")));

        assertThat(rule(settings.cuts(), settings.maxTransition()).check(bad)).hasSize(1);
    }
}
