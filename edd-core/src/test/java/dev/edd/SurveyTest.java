package dev.edd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.edd.fleet.Column;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class SurveyTest {
    private final CountDownLatch four = new CountDownLatch(4);
    private final AtomicInteger atWork = new AtomicInteger();
    private final AtomicInteger most = new AtomicInteger();

    /** Goes on once four of its kind are at work, and says whether that came to pass. */
    private Column together(String environment) {
        most.accumulateAndGet(atWork.incrementAndGet(), Math::max);
        four.countDown();
        try {
            return new Column.Unreachable(environment, four.await(5, TimeUnit.MINUTES) ? "together" : "alone");
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        } finally {
            atWork.decrementAndGet();
        }
    }

    @Test
    void reads_four_environments_at_once_and_keeps_their_order() {
        List<Supplier<Column>> environments = new ArrayList<>();
        List<Column> expected = new ArrayList<>();
        for (String id : List.of("a", "b", "c", "d", "e", "f", "g", "h", "i")) {
            environments.add(() -> together(id));
            expected.add(new Column.Unreachable(id, "together"));
        }

        assertThat(Survey.of(environments)).isEqualTo(expected);
        assertThat(most).hasValue(4);
    }

    @Test
    void throws_what_one_of_them_throws_once_nobody_is_at_work_any_more() {
        AtomicInteger read = new AtomicInteger();
        Column column = new Column.Unreachable("b", "b");
        IllegalStateException failure = new IllegalStateException("a");

        assertThatThrownBy(() -> Survey.of(List.of(
                        () -> {
                            throw failure;
                        },
                        () -> {
                            read.incrementAndGet();
                            return column;
                        })))
                .isSameAs(failure);
        assertThat(read).hasValue(1);
    }
}
