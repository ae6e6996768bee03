package dev.edd.backfill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class LoadControlTest {
    private static final Duration BUDGET = Duration.ofMillis(10);
    private static final Duration QUICK = Duration.ofMillis(2);
    private static final Duration SLOW = Duration.ofMillis(11);
    private static final Duration SINCE = Duration.ofMillis(50);

    private final LoadControl control = new LoadControl(BUDGET, 0.8);

    @Test
    void begins_with_the_full_load_and_never_exceeds_it() {
        learn(QUICK, 1);

        assertThat(control.share()).isEqualTo(0.8);
    }

    @Test
    void takes_a_large_step_down_at_once() {
        learn(SLOW, 1);

        assertThat(control.share()).isCloseTo(0.48, within(1e-9));
    }

    @Test
    void takes_small_steps_up_once_it_is_paid_for_what_others_have_waited() {
        learn(SLOW, 1); // 1 ms too long, a twentieth of which was paid off in the 50 ms before
        learn(QUICK, 2); // 0.25 ms each
        assertThat(control.share()).isCloseTo(0.48, within(1e-9));

        learn(QUICK, 2);

        assertThat(control.share()).isCloseTo(0.49, within(1e-9));
    }

    @Test
    void keeps_the_time_beyond_the_budget_below_its_share_in_the_long_run() {
        Duration stall = Duration.ofMillis(110);
        long probes = 0;
        for (int i = 0; i < 20; i++) {
            learn(stall, 1);
            probes++;
            double low = control.share();
            while (control.share() <= low) {
                learn(QUICK, 1);
                probes++;
            }
        }

        double late = 20 * stall.minus(BUDGET).toMillis();
        assertThat(late / (probes * SINCE.toMillis())).isLessThanOrEqualTo(LoadControl.SLOW_SHARE);
    }

    @Test
    void forgives_in_a_minute_however_long_the_stall_was() {
        learn(Duration.ofSeconds(30), 1);
        learn(QUICK, 60_000 / 50 + 1);

        assertThat(control.share()).isGreaterThan(0.48);
    }

    @Test
    void waits_for_a_step_to_be_felt_before_the_next_one() {
        learn(SLOW, 4);
        assertThat(control.share()).isCloseTo(0.48, within(1e-9));

        learn(SLOW, 1);
        assertThat(control.share()).isCloseTo(0.288, within(1e-9));
    }

    @Test
    void sees_a_probe_that_has_not_come_back_yet() {
        control.see(QUICK);
        assertThat(control.share()).isEqualTo(0.8);

        control.see(SLOW);
        assertThat(control.share()).isCloseTo(0.48, within(1e-9));
    }

    @Test
    void never_stops_altogether() {
        learn(SLOW, 1000);

        assertThat(control.share()).isEqualTo(LoadControl.LEAST);
    }

    private void learn(Duration took, int times) {
        for (int i = 0; i < times; i++) {
            control.learn(took, SINCE);
        }
    }

    @Test
    void makes_chunks_no_longer_than_the_budget() {
        assertThat(control.chunkTime(Duration.ofMillis(250))).isEqualTo(BUDGET);
        assertThat(control.chunkTime(QUICK)).isEqualTo(QUICK);
        assertThat(new LoadControl(Duration.ZERO, 0.8).chunkTime(Duration.ofMillis(250)))
                .isEqualTo(Duration.ofMillis(250));
    }
}
