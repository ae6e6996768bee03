package dev.edd.history;

import static org.assertj.core.api.Assertions.assertThat;

import dev.edd.migration.Phase;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PhaseWordTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    @initial | INITIAL
                    initial | INITIAL
                    (@initial) | INITIAL
                    @INITIAL | INITIAL
                    @initial and x | INITIAL
                    x and (@initial or y) | INITIAL
                    @initial,@sample | INITIAL
                    (eu) AND (@transition) | TRANSITION
                    @finalization | FINALIZATION
                    !initial and finalization | FINALIZATION
                    not @initial, transition | TRANSITION
                    """)
    void finds_the_phase_among_the_contexts(String contexts, Phase phase) {
        assertThat(PhaseWord.in(contexts)).contains(phase);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "test",
                "!initial",
                "not initial",
                "! @initial",
                "pre-initial",
                "initial_data",
                "initially"
            })
    void finds_none_where_none_is_named(String contexts) {
        assertThat(PhaseWord.in(contexts)).isEmpty();
    }
}
