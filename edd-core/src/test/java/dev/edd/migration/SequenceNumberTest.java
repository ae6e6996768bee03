package dev.edd.migration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SequenceNumberTest {
    @ParameterizedTest
    @CsvSource({"0, 0000", "7, 0007", "9999, 9999", "10000, 10000", "20261121094500, 20261121094500"})
    void is_written_with_at_least_four_digits(long value, String written) {
        assertThat(new SequenceNumber(value)).hasToString(written);
    }

    @Test
    void orders_by_value_and_not_by_digits() {
        assertThat(new SequenceNumber(9)).isLessThan(new SequenceNumber(10));
    }

    @Test
    void is_followed_by_the_next_whole_number() {
        assertThat(new SequenceNumber(9999).next()).isEqualTo(new SequenceNumber(10000));
    }

    @Test
    void ends_with_the_largest_long() {
        assertThatThrownBy(() -> new SequenceNumber(Long.MAX_VALUE).next()).isInstanceOf(ArithmeticException.class);
    }

    @Test
    void is_never_negative() {
        assertThatThrownBy(() -> new SequenceNumber(-1)).isInstanceOf(IllegalArgumentException.class);
    }
}
