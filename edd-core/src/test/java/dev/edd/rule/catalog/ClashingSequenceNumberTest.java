package dev.edd.rule.catalog;

import static dev.edd.fixture.Migrations.changelog;
import static dev.edd.fixture.Migrations.migration;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.edd.migration.Changelog;
import dev.edd.migration.ChangesetKey;
import dev.edd.migration.Location;
import dev.edd.migration.Migration;
import dev.edd.rule.Finding;
import dev.edd.rule.Rule;
import java.util.List;
import org.junit.jupiter.api.Test;

class ClashingSequenceNumberTest {
    private final Rule rule = new ClashingSequenceNumber();

    @Test
    void flags_every_file_of_a_number_with_two_descriptions() {
        Changelog changelog = changelog(
                migration("7_split/initial"), migration("7_split/finalization"), migration("7_merge/initial"));

        assertThat(rule.check(changelog))
                .extracting(finding -> finding.location() + ": " + finding.what())
                .containsExactlyInAnyOrder(
                        "initial/0007_split.sql: 0007_split/initial shares the number 0007 with initial/0007_merge.sql.",
                        "finalization/0007_split.sql: 0007_split/finalization shares the number 0007 with "
                                + "initial/0007_merge.sql.",
                        "initial/0007_merge.sql: 0007_merge/initial shares the number 0007 with "
                                + "initial/0007_split.sql, finalization/0007_split.sql.");
    }

    @Test
    void thinks_of_a_file_that_was_renamed_alone() {
        assertThat(rule.check(changelog(migration("7_split/initial"), migration("7_divide/finalization"))))
                .extracting(Finding::fix)
                .containsOnly("If they are one refactoring, give its files one description. "
                        + "Else give the newcomer's files the next free number, 0008.");
        assertThat(rule.check(changelog(migration("7_split/initial"), migration("7_merge/initial"))))
                .extracting(Finding::fix)
                .containsOnly("Give the newcomer's files the next free number, 0008.");
    }

    @Test
    void flags_a_number_that_stands_twice_in_one_phase() {
        assertThat(rule.check(changelog(migration("7_split/initial"), elsewhere(migration("7_split/initial")))))
                .hasSize(2);
    }

    private static Migration elsewhere(Migration migration) {
        Migration.Source source = migration.source();
        Location other = Location.of("initial/2026/0007_split.sql");
        ChangesetKey key = new ChangesetKey("7", "edd", "initial/2026/0007_split.sql");
        return new Migration(
                migration.id(),
                new Migration.Source(key, other, source.checksum(), source.contexts()),
                migration.directives(),
                migration.statements());
    }

    @Test
    void says_that_a_native_file_is_included_twice() {
        Migration twice = in("master.yaml", migration("7_split/initial"));

        assertThat(rule.check(changelog(twice, in("master.yaml", migration("7_split/initial")))))
                .extracting(Finding::what, Finding::fix)
                .containsOnly(tuple(
                        "0007_split/initial shares the number 0007 with initial/0007_split.sql.",
                        "Include its file once, or give one of the two another id, with the next free number, 0008."));
    }

    @Test
    void says_changesets_where_they_are_native() {
        assertThat(rule.check(changelog(
                        in("a.yaml", migration("7_split/initial")), in("b.yaml", migration("7_merge/initial")))))
                .extracting(Finding::fix)
                .containsOnly("Give the newcomer's changesets the next free number, 0008.");
    }

    private static Migration in(String path, Migration migration) {
        Migration.Source source = migration.source();
        ChangesetKey key =
                new ChangesetKey(source.changeset().id(), source.changeset().author(), path);
        return new Migration(
                migration.id(),
                new Migration.Source(key, source.location(), source.checksum(), source.contexts()),
                migration.directives(),
                migration.statements());
    }

    @Test
    void offers_the_next_free_number_over_the_whole_changelog() {
        Changelog changelog =
                changelog(migration("7_split/initial"), migration("7_merge/initial"), migration("12_index/initial"));

        assertThat(rule.check(changelog))
                .extracting(Finding::fix)
                .containsOnly("Give the newcomer's files the next free number, 0013.");
    }

    @Test
    void offers_each_clash_another_free_number() {
        Changelog changelog = changelog(
                migration("7_a/initial"), migration("7_b/initial"), migration("8_c/initial"), migration("8_d/initial"));

        assertThat(rule.check(changelog).stream().map(Finding::fix).distinct()).hasSize(2);
    }

    @Test
    void accepts_one_number_in_three_phases() {
        assertThat(rule.check(changelog(
                        migration("7_split/initial"),
                        migration("7_split/transition"),
                        migration("7_split/finalization"))))
                .isEmpty();
    }

    @Test
    void accepts_one_description_under_two_numbers() {
        assertThat(rule.check(changelog(migration("7_split/initial"), migration("8_split/initial"))))
                .isEqualTo(List.of());
    }

    @Test
    void accepts_the_largest_number() {
        assertThat(rule.check(changelog(migration("999999999999999999_split/initial"))))
                .isEmpty();
    }
}
