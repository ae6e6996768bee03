package dev.edd.release;

import static dev.edd.fixture.Migrations.changelog;
import static dev.edd.fixture.Migrations.migration;
import static org.assertj.core.api.Assertions.assertThat;

import dev.edd.migration.Changelog;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReleaseMapTest {
    @Test
    void gives_a_refactoring_the_release_that_its_initial_names() {
        assertThat(releases(
                        changelog(migration("1_a/initial", "release: 2.3"), migration("2_b/initial", "release: 2.4"))))
                .containsExactly("2.3", "2.4");
    }

    @Test
    void gives_one_without_a_release_that_of_the_next_one_which_names_it() {
        assertThat(releases(changelog(migration("1_a/initial"), migration("2_b/initial", "release: 2.4"))))
                .containsExactly("2.4", "2.4");
    }

    @Test
    void leaves_those_behind_the_last_release_without_one() {
        assertThat(releases(changelog(migration("1_a/initial", "release: 2.3"), migration("2_b/initial"))))
                .containsExactly("2.3", "none");
    }

    @Test
    void does_not_take_the_release_of_a_finalization_for_that_of_the_refactoring() {
        assertThat(releases(changelog(migration("1_a/initial"), migration("1_a/finalization", "release: 2.4"))))
                .containsExactly("none");
    }

    @Test
    void knows_each_release_once_and_in_order() {
        Changelog changelog = changelog(
                migration("1_a/initial", "release: 2.10"),
                migration("2_b/initial", "release: 2.9"),
                migration("3_c/initial", "release: 2.9.0"));

        assertThat(new ReleaseMap(changelog).versions()).map(Version::toString).containsExactly("2.9", "2.10");
    }

    private static List<String> releases(Changelog changelog) {
        ReleaseMap map = new ReleaseMap(changelog);
        return changelog.refactorings().stream()
                .map(refactoring -> map.of(refactoring).map(Version::toString).orElse("none"))
                .toList();
    }
}
