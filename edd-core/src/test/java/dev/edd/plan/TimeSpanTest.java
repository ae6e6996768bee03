package dev.edd.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimeSpanTest {
    @ParameterizedTest
    @CsvSource({"P1D, 1 day", "P7D, 7 days", "PT36H, 36 hours", "PT1H, 1 hour", "PT90M, 90 minutes", "PT30S, 30 seconds"
    })
    void a_span_is_said_in_the_largest_unit_that_fits(Duration span, String words) {
        assertThat(TimeSpan.words(span)).isEqualTo(words);
    }

    @ParameterizedTest
    @CsvSource({"P42D, 42 days", "PT40H, 1 day", "PT5H59M, 5 hours", "PT59M59S, 59 minutes", "PT0S, less than a minute"
    })
    void an_age_is_said_as_far_as_its_largest_unit_is_full(Duration age, String words) {
        assertThat(TimeSpan.rounded(age)).isEqualTo(words);
    }
}
