package dev.edd.rule.catalog;

import static dev.edd.fixture.Migrations.changelog;
import static dev.edd.fixture.Migrations.migration;
import static org.assertj.core.api.Assertions.assertThat;

import dev.edd.migration.ChangesetKey;
import dev.edd.migration.Location;
import dev.edd.migration.Migration;
import dev.edd.rule.Finding;
import dev.edd.rule.Rule;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MissingInitialTest {
    private final Rule rule = new MissingInitial();

    @ParameterizedTest
    @ValueSource(strings = {"transition", "finalization"})
    void flags_a_later_phase_without_its_initial(String phase) {
        assertThat(rule.check(changelog(migration("7_split/" + phase), migration("8_merge/initial"))))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.location()).hasToString(phase + "/0007_split.sql");
                    assertThat(finding.what()).isEqualTo("0007_split/" + phase + " has no initial migration.");
                    assertThat(finding.fix())
                            .isEqualTo("Correct the number if the file belongs to another refactoring, or add "
                                    + "initial/0007_split.sql; if there is nothing to prepare, with SELECT 1;");
                });
    }

    @Test
    void says_what_a_native_changelog_lacks() {
        Migration migration = migration("7_split/transition");
        ChangesetKey key = new ChangesetKey("7-split", "shop", "db/master.yaml");
        Migration.Source source = new Migration.Source(key, Location.of("db/master.yaml"), "9:0123", "@transition");

        assertThat(rule.check(changelog(
                        new Migration(migration.id(), source, migration.directives(), migration.statements()))))
                .extracting(Finding::fix)
                .containsExactly(
                        "Correct the number in this one's id, or add a changeset of number 0007 with the context \"@initial\"; if there is nothing to prepare, with SELECT 1;");
    }

    @Test
    void flags_a_refactoring_once() {
        assertThat(rule.check(changelog(migration("7_split/transition"), migration("7_split/finalization"))))
                .hasSize(1);
    }

    @Test
    void accepts_an_initial_alone_and_one_with_later_phases() {
        assertThat(rule.check(changelog(
                        migration("7_split/initial"), migration("7_split/finalization"), migration("8_a/initial"))))
                .isEmpty();
    }
}
