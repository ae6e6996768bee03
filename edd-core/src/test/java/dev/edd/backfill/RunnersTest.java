package dev.edd.backfill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.edd.backfill.BackfillProgress.Halt;
import dev.edd.database.Runner;
import dev.edd.database.ServerClock;
import dev.edd.migration.Dialect;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class RunnersTest {
    private static final Halt LAG = new Halt("a replica is 7 s behind", Instant.ofEpochSecond(20));
    private static final Halt WINDOW = new Halt("it is outside the window 22:00-05:00", Instant.ofEpochSecond(10));
    private static final Halt LOCKED =
            new Halt("rows are locked by others", Instant.ofEpochSecond(5), "1 of 4 workers");

    @Test
    void wait_together_for_what_the_first_of_them_waits_for() {
        assertThat(Runners.together(List.of(LAG, WINDOW))).isEqualTo(WINDOW);
    }

    @Test
    void do_not_wait_while_one_of_them_works() {
        assertThat(Runners.together(List.of(LAG, Halt.NONE, LOCKED)))
                .isEqualTo(new Halt(LAG.reason(), LAG.since(), "1 of 3 runners"));
    }

    @Test
    void tell_of_workers_that_wait() {
        assertThat(Runners.together(List.of(Halt.NONE, LOCKED))).isEqualTo(LOCKED);
    }

    @Test
    void work_unless_they_say_so() {
        assertThat(Runners.together(List.of(Halt.NONE, Halt.NONE))).isEqualTo(Halt.NONE);
        assertThat(Runners.together(List.of())).isEqualTo(Halt.NONE);
    }

    /** Its heartbeat is young, and its process is gone. */
    @Test
    void do_not_count_one_of_this_machine_whose_process_is_gone() throws Exception {
        try (OpenBackfill backfill = OpenBackfill.by("id", "UPDATE inventory SET moves = 1")) {
            Process ended = new ProcessBuilder("true").start();
            ended.waitFor();
            String alive = Runner.name();
            String gone = alive.replace("/" + ProcessHandle.current().pid() + "/", "/" + ended.pid() + "/");
            String now = ServerClock.millis(Dialect.H2);

            new Runners("id", gone, now).beat(backfill.handle());
            assertThat(new Runners("id", "", now).halts(backfill.handle())).isEmpty();

            new Runners("id", alive, now).beat(backfill.handle());
            assertThat(new Runners("id", "", now).halts(backfill.handle())).containsExactly(Halt.NONE);
        }
    }

    /** What its connection was cut by is what counts. */
    @Test
    void leave_in_silence_when_nobody_hears_them() throws SQLException {
        try (OpenBackfill backfill = OpenBackfill.by("id", "UPDATE inventory SET moves = 1")) {
            Runners runners = backfill.store().runners();
            backfill.handle().getConnection().close();

            assertThatCode(() -> runners.leave(backfill.handle())).doesNotThrowAnyException();
        }
    }
}
