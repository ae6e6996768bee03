package dev.edd.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The examples of Maven's version order specification, and what releases look like. */
class VersionTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "1 1.1",
                "1-snapshot 1 1-sp",
                "1-foo2 1-foo10",
                "1.foo 1-1 1.1",
                "1-foo 1-1 1.1",
                "1-alpha-1 1-beta 1-milestone 1-rc 1-SNAPSHOT 1 1-sp 1-abc 1-1",
                "2.4.0-SNAPSHOT 2.4.0 2.4.1 2.10 2.10.1 3",
                "2.4.0-M1 2.4.0-RC1 2.4.0-RC2 2.4.0-RC10 2.4.0",
                "2026.1 2026.11 2027.1",
                "1.0 20261120101530 202611201015300000000000001"
            })
    void have_the_order_of_maven(String ascending) {
        List<Version> versions = versions(ascending);
        for (int i = 0; i < versions.size(); i++) {
            for (int j = 0; j < versions.size(); j++) {
                assertThat(Integer.signum(versions.get(i).compareTo(versions.get(j))))
                        .as("%s and %s", versions.get(i), versions.get(j))
                        .isEqualTo(Integer.signum(Integer.compare(i, j)));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1 1.0 1.0.0 1.ga 1-ga 1-0 1.final 1.0-0.0 1- 1.",
                "1-foo 1.foo 1.0.0-foo.0.0",
                "1-a1 1-alpha-1 1-alpha1",
                "1-rc 1-cr 1-RC"
            })
    void are_equal_where_maven_takes_them_for_the_same(String same) {
        List<Version> versions = versions(same);
        Version first = versions.get(0);

        assertThat(versions).allSatisfy(version -> assertThat(version)
                .isEqualTo(first)
                .isEqualByComparingTo(first)
                .hasSameHashCodeAs(first));
    }

    private static List<Version> versions(String text) {
        return Arrays.stream(text.split(" ", -1)).map(Version::of).toList();
    }

    /** Two in Arabic, and two in Devanagari. */
    @Test
    void take_digits_of_other_scripts_for_words() {
        assertThat(Version.of("1.\u0662x")).isLessThan(Version.of("1.1"));
        assertThat(Version.of("1-a\u0968")).isNotEqualTo(Version.of("1-alpha-2"));
    }

    @Test
    void are_shown_as_written() {
        assertThat(Version.of(" 2.4.0-RC1 ")).hasToString("2.4.0-RC1");
    }

    @Test
    void lead_to_a_release() {
        assertThat(Version.of("2.4.0-SNAPSHOT").released()).hasToString("2.4.0");
        assertThat(Version.of("2.4.0").released()).hasToString("2.4.0");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "next", "v2.4", "2.4 beta", "${version}"})
    void begin_with_a_digit(String text) {
        assertThatThrownBy(() -> Version.of(text))
                .isInstanceOf(UnreadableVersionException.class)
                .hasMessageContaining("\"" + text + "\" is no version of a release.")
                .hasMessageContaining("Write it as 2.4.0.");
    }
}
