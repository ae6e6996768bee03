package dev.edd.migration;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NearestTest {
    private static final List<String> KNOWN = List.of("initial", "transition", "finalization");

    @ParameterizedTest
    @CsvSource({
        "intial, initial",
        "TRANSITON, transition",
        "finalisation, finalization",
        "final, initial",
        "x, initial",
    })
    void puts_the_word_with_the_fewest_edits_first(String word, String nearest) {
        assertThat(Nearest.to(word, KNOWN)).first().isEqualTo(nearest);
    }

    @Test
    void takes_two_letters_that_changed_places_for_one_edit() {
        assertThat(Nearest.to("ulr", List.of("rule", "url"))).containsExactly("url", "rule");
    }

    @ParameterizedTest
    @CsvSource({"finalisation", "''"})
    void leaves_no_known_word_out(String word) {
        assertThat(Nearest.to(word, KNOWN)).containsExactlyInAnyOrderElementsOf(KNOWN);
    }

    @ParameterizedTest
    @CsvSource({"intial, initial", "TRANSITOIN, transition", "final, finalization"})
    void takes_a_slip_or_a_beginning_for_the_word(String word, String meant) {
        assertThat(Nearest.meantBy(word, KNOWN)).contains(meant);
    }

    @ParameterizedTest
    @CsvSource({"trial", "release", "transitions-of-old"})
    void takes_another_word_for_none(String word) {
        assertThat(Nearest.meantBy(word, KNOWN)).isEmpty();
    }
}
