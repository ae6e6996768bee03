package dev.edd.backfill;

import static dev.edd.fixture.Migrations.migration;
import static dev.edd.fixture.Migrations.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.edd.migration.EddException;
import dev.edd.migration.Migration;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.h2.api.Trigger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A database that refuses, and that says more than it should: whoever asked is told what, where and how to go on. */
class BackfillControlTest {
    private final OpenBackfill backfill = OpenBackfill.by("id", "UPDATE inventory SET moves = moves + 1");
    private final BackfillControl control = new BackfillControl(backfill.database());

    @AfterEach
    void close() {
        backfill.close();
    }

    @Test
    void says_that_what_is_resumed_waits_on_while_all_backfills_are_paused() {
        List<Migration> one = List.of(backfill.migration());
        control.pause(List.of(), "ann@db-1");
        control.pause(one, "bob@db-1");

        assertThat(control.resume(one)).hasValueSatisfying(wait -> assertThat(wait)
                .matches("ann@db-1 paused all backfills at [-0-9]{10}T[:0-9]{8}Z"));
        assertThat(control.resume(List.of())).isEmpty();
    }

    @Test
    void says_that_a_pause_could_not_be_recorded() {
        backfill.trigger("INSERT", "EDD_PAUSE", Gossip.class);

        assertThat(failure(() -> control.pause(List.of(), "ann@db-1")))
                .startsWith("""
                Whether backfills wait cannot be recorded.
                  Where  %s
                  Why    No, sa with ***.; SQL statement:""".formatted(backfill.database().displayUrl()))
                .endsWith(" (SQLState 28000)\n  Fix    "
                        + "Let the account of edd.username create and change the tables whose names begin with EDD_.");
    }

    @Test
    void says_that_the_end_of_a_pause_could_not_be_recorded() {
        backfill.trigger("DELETE", "EDD_PAUSE", Gossip.class);

        assertThat(failure(() -> control.resume(List.of())))
                .startsWith("Whether backfills wait cannot be recorded.")
                .contains("Why    No, sa with ***.", "(SQLState 28000)");
    }

    @Test
    void says_that_progress_could_not_be_read() {
        backfill.trigger("SELECT", "EDD_RUNNER", Gossip.class);

        assertThat(failure(() -> control.states(List.of(backfill.migration()))))
                .startsWith("The progress of backfills cannot be read.")
                .contains("Why    No, sa with ***.", "(SQLState 28000)");
    }

    @Test
    void a_repetition_that_is_refused_to_ask_whether_it_is_paused_says_so() {
        backfill.trigger("SELECT", "EDD_PAUSE", Gossip.class);
        Migration repetition = with(migration("1_move/transition", "repeat: until 0 rows"), "DELETE FROM inventory");

        assertThat(failure(() -> backfill.engine(BackfillSettings.DEFAULT).run(repetition, System.nanoTime())))
                .startsWith("0001_move/transition stopped before its end.")
                .contains("Why    No, sa with ***.", "(SQLState 28000)");
    }

    private static String failure(ThrowingCallable deed) {
        Throwable failure = catchThrowable(deed);
        assertThat(failure).isInstanceOf(EddException.class);
        StringWriter trace = new StringWriter();
        failure.printStackTrace(new PrintWriter(trace));
        assertThat(trace.toString()).doesNotContain(OpenBackfill.SECRET);
        return String.valueOf(failure.getMessage());
    }

    /** Refuses whatever it is asked, and tells the password. */
    public static final class Gossip implements Trigger {
        @Override
        public void fire(Connection connection, Object[] before, Object[] after) throws SQLException {
            throw new SQLException("No, sa with %s.".formatted(OpenBackfill.SECRET), "28000");
        }
    }
}
