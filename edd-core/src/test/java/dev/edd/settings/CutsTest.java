package dev.edd.settings;

import static dev.edd.fixture.Migrations.changelog;
import static dev.edd.fixture.Migrations.migration;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.edd.migration.Changelog;
import dev.edd.migration.Location;
import dev.edd.migration.SequenceNumber;
import dev.edd.release.Cuts.Cut;
import dev.edd.release.ReleaseMap;
import dev.edd.release.Version;
import dev.edd.rule.Finding;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What {@code releases:} in {@code edd.yaml} says. */
class CutsTest {
    private static final Location FILE = Location.of("edd.yaml");
    private static final String TWO = "releases: [{version: 2.3, through: 2}, {version: 2.4, through: 4}]\n";

    private static Settings settings(String text) {
        return Settings.parse(FILE, text).checked(List.of()).together();
    }

    private static String withCut(String text, String release, long through) {
        return Settings.withCut(
                FILE, text, new Cut(Version.of(release), new SequenceNumber(through), Cut.UNDATED, FILE));
    }

    @Test
    void give_refactorings_the_release_that_they_do_not_name_themselves() {
        Changelog changelog = settings(TWO)
                .cuts()
                .in(changelog(
                        migration("1_a/initial"),
                        migration("2_b/initial"),
                        migration("2_b/finalization"),
                        migration("3_c/initial"),
                        migration("4_d/initial", "release: 2.5"),
                        migration("5_e/initial")));

        ReleaseMap releases = new ReleaseMap(changelog);
        assertThat(changelog.refactorings())
                .map(each -> releases.of(each).map(Version::toString).orElse("none"))
                .containsExactly("2.3", "2.3", "2.4", "2.5", "none");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    {version: latest, through: 1} | "latest" is no version of a release.
                    {version: 2.4, through: nine} | "through" has the value "nine".
                    {version: 2.4, date: 2026-02-30} | "date" has the value "2026-02-30".
                    {version: 2.4, trough: 9} | "trough" is nothing that can be said of a release.
                    {through: 9} | An item of "releases" has no version.
                    """)
    void that_are_not_right_are_found(String item, String what) {
        assertThat(settings("releases:\n  - " + item).findings()).first().satisfies(finding -> {
            assertThat(finding.what()).isEqualTo(what);
            assertThat(finding.location()).hasToString("edd.yaml:2");
        });
    }

    @Test
    void that_do_not_ascend_or_end_are_found() {
        assertThat(settings("releases: [{version: 2.10, through: 4}, {version: 2.9, through: 5}, {version: 3}]")
                        .findings())
                .extracting(Finding::what)
                .containsExactly(
                        "The release 3 does not say where it ends.",
                        "The release 2.9 through 0005 does not come after 2.10 through 0004.");
    }

    @Test
    void are_added_to_a_list_of_lines_and_leave_comments_alone() {
        assertThat(withCut("""
                # how this project sees it
                releases: # newest last
                  # the first
                  - {version: 2.3, through: 2} # June
                  - version: 2.4   # July
                    through: 4   # with ü and 𝒳

                # what is grave
                failOn: warning
                """, "2.5", 6)).isEqualTo("""
                # how this project sees it
                releases: # newest last
                  # the first
                  - {version: 2.3, through: 2} # June
                  - version: 2.4   # July
                    through: 4   # with ü and 𝒳
                  - {version: 2.5, through: 6}

                # what is grave
                failOn: warning
                """);
    }

    @Test
    void are_added_to_a_list_on_one_line() {
        assertThat(withCut("# 𝒳\n" + TWO + "failOn: error\n", "2.5", 6))
                .isEqualTo("# 𝒳\nreleases: [{version: 2.3, through: 2}, {version: 2.4, through: 4}, "
                        + "{version: 2.5, through: 6}]\nfailOn: error\n");
        assertThat(withCut("releases: []\n", "2.5", 6)).isEqualTo("releases: [{version: 2.5, through: 6}]\n");
    }

    @Test
    void may_say_when_they_were_made() {
        String text = Settings.withCut(
                FILE, TWO, new Cut(Version.of("2.5"), new SequenceNumber(6), LocalDate.parse("2026-11-21"), FILE));

        assertThat(text).endsWith(", {version: 2.5, through: 6, date: 2026-11-21}]\n");
        assertThat(settings(text).findings()).isEmpty();
        assertThat(settings(text).cuts().firstDated(new SequenceNumber(1)))
                .hasValueSatisfying(cut -> assertThat(cut.date()).isEqualTo("2026-11-21"));
        assertThat(settings(TWO).cuts().firstDated(new SequenceNumber(1))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    ''                    | releases:~  - {version: 2.5, through: 6}~
                    failOn: error         | failOn: error~releases:~  - {version: 2.5, through: 6}~
                    '# only a comment~'   | '# only a comment~releases:~  - {version: 2.5, through: 6}~'
                    releases:~failOn: error | releases:~  - {version: 2.5, through: 6}~failOn: error
                    releases:             | releases:~  - {version: 2.5, through: 6}~
                    'a: b^~releases:^~- {version: 2.4, through: 4}^~' | 'a: b^~releases:^~- {version: 2.4, through: 4}^~- {version: 2.5, through: 6}^~'
                    """)
    void begin_a_list_where_there_is_none_and_keep_line_ends(String before, String after) {
        String text = withCut(before.replace('~', '\n').replace('^', '\r'), "2.5", 6);

        assertThat(text).isEqualTo(after.replace('~', '\n').replace('^', '\r'));
        assertThat(settings(text).cuts().last().orElseThrow().through()).isEqualTo(new SequenceNumber(6));
    }

    @ParameterizedTest
    @CsvSource({"2.4,6", "2.3.9,6", "2.5,4", "2.5,3"})
    void are_not_added_where_they_do_not_follow(String release, long through) {
        assertThatThrownBy(() -> withCut(TWO, release, through))
                .isInstanceOf(CutRefusedException.class)
                .hasMessageContaining("The release %s cannot end with 000%s.", release, through)
                .hasMessageContaining("2.4 ends with 0004");
    }
}
