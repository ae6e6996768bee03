package dev.edd.migration;

import static dev.edd.fixture.Migrations.migration;
import static org.assertj.core.api.Assertions.assertThat;

import dev.edd.migration.Directives.Name;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DirectivesTest {
    @ParameterizedTest
    @ValueSource(strings = {"5, 6", "0005,0006", "5 6", "5 , 6"})
    void requires_several_numbers_in_one_line(String value) {
        Directives directives = migration("7_a/initial", "requires: " + value).directives();

        assertThat(directives.requires()).containsExactly(new SequenceNumber(5), new SequenceNumber(6));
    }

    @Test
    void requires_what_several_lines_say() {
        Directives directives =
                migration("7_a/initial", "requires: 6", "requires: 5").directives();

        assertThat(directives.requires()).containsExactly(new SequenceNumber(6), new SequenceNumber(5));
    }

    @Test
    void answers_with_the_first_line_of_a_name() {
        Directives directives =
                migration("7_a/initial", "release: 2.4.0", "release: 2.5.0").directives();

        assertThat(directives.value(Name.RELEASE)).contains("2.4.0");
        assertThat(directives.value(Name.EXPIRES)).isEmpty();
    }
}
