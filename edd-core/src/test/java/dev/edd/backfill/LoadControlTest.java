package dev.edd.backfill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class LoadControlTest {
    private static final Duration BUDGET = Duration.ofMillis(10);
    private static final Duration QUICK = Duration.ofMillis(2);
    private static final Duration SLOW = Duration.ofMillis(11);

    private final LoadControl control = new LoadControl(BUDGET, 0.8);

    @Test
    void begins_with_the_full_load_and_never_exceeds_it() {
        control.learn(QUICK);

        assertThat(control.share()).isEqualTo(0.8);
    }

    @Test
    void takes_a_large_step_down_at_once_and_small_ones_up() {
        control.learn(SLOW);
        assertThat(control.share()).isCloseTo(0.48, within(1e-9));

        control.learn(QUICK);
        assertThat(control.share()).isCloseTo(0.50, within(1e-9));
    }

    @Test
    void waits_for_a_step_to_be_felt_before_the_next_one() {
        for (int i = 0; i < 4; i++) {
            control.learn(SLOW);
        }
        assertThat(control.share()).isCloseTo(0.48, within(1e-9));

        control.learn(SLOW);
        assertThat(control.share()).isCloseTo(0.288, within(1e-9));
    }

    @Test
    void never_stops_altogether() {
        for (int i = 0; i < 1000; i++) {
            control.learn(SLOW);
        }

        assertThat(control.share()).isEqualTo(LoadControl.LEAST);
    }

    @Test
    void makes_chunks_no_longer_than_the_budget() {
        assertThat(control.chunkTime(Duration.ofMillis(250))).isEqualTo(BUDGET);
        assertThat(control.chunkTime(QUICK)).isEqualTo(QUICK);
        assertThat(new LoadControl(Duration.ZERO, 0.8).chunkTime(Duration.ofMillis(250)))
                .isEqualTo(Duration.ofMillis(250));
    }
}
