package dev.edd.backfill;

import dev.edd.backfill.BackfillProgress.Halt;
import dev.edd.database.Database;
import dev.edd.database.Runner;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.JdbiException;

/** The runners that work on one backfill, as seen by one of them or from elsewhere. */
final class Runners {
    /** A runner whose heartbeat is older has died, and its slices are free. */
    static final Duration DEAD_AFTER = Duration.ofSeconds(30);

    private static final int LONGEST_REASON = 1000;

    private final String id;
    private final String runner;
    private final String now;

    /** Takes the backfill's id, this runner's name, and the expression for the database's clock. */
    Runners(String id, String runner, String now) {
        this.id = id;
        this.runner = runner;
        this.now = now;
    }

    /** Says that this runner is alive. */
    void beat(Handle handle) {
        int known = handle.createUpdate("UPDATE EDD_RUNNER SET HEARTBEAT = %s WHERE ID = :runner".formatted(now))
                .bind("runner", runner)
                .execute();
        if (known == 0) {
            handle.createUpdate("INSERT INTO EDD_RUNNER (ID, BACKFILL_ID, HEARTBEAT) VALUES (:runner, :id, %s)"
                            .formatted(now))
                    .bind("runner", runner)
                    .bind("id", id)
                    .execute();
        }
    }

    /** Tells everybody who looks from elsewhere that this runner waits, or that it works. */
    void halt(Handle handle, Halt halt) {
        boolean working = halt.reason().isEmpty();
        String reason = Database.storable(halt.reason(), LONGEST_REASON, handle.getConnection());
        handle.createUpdate("""
                        UPDATE EDD_RUNNER SET HALT = :reason, HALTED_SINCE = :since, HALTED_WORKERS = :workers
                        WHERE ID = :runner""")
                .bind("reason", working ? null : reason)
                .bind("since", working ? null : halt.since().toEpochMilli())
                .bind("workers", working ? null : halt.who())
                .bind("runner", runner)
                .execute();
    }

    /** Returns for each runner that is alive whether it waits, and for what; first those that have waited longest. */
    List<Halt> halts(Handle handle) {
        return handle
                .createQuery("""
                        SELECT ID, HALT, HALTED_SINCE, HALTED_WORKERS FROM EDD_RUNNER
                        WHERE BACKFILL_ID = :id AND HEARTBEAT > %s - :dead ORDER BY HALTED_SINCE, ID""".formatted(now))
                .bind("id", id)
                .bind("dead", DEAD_AFTER.toMillis())
                .map((row, context) ->
                        Runner.isDeadHere(row.getString(1)) ? Optional.<Halt>empty() : Optional.of(halt(row)))
                .stream()
                .flatMap(Optional::stream)
                .toList();
    }

    private static Halt halt(ResultSet row) throws SQLException {
        String reason = row.getString(2);
        // Oracle and its like make nulls of empty texts.
        String workers = Objects.requireNonNullElse(row.getString(4), "");
        return reason == null ? Halt.NONE : new Halt(reason, Instant.ofEpochMilli(row.getLong(3)), workers);
    }

    /** Returns what several runners wait for together: the reason of the one that has waited longest, and how many do. */
    static Halt together(List<Halt> runners) {
        List<Halt> waiting = runners.stream()
                .filter(Halt::isWaiting)
                .sorted(Comparator.comparing(Halt::since))
                .toList();
        if (waiting.isEmpty()) {
            return runners.stream().filter(Halt::isPartial).findFirst().orElse(Halt.NONE);
        }
        Halt longest = waiting.get(0);
        return waiting.size() == runners.size()
                ? longest
                : new Halt(
                        longest.reason(),
                        longest.since(),
                        "%s of %s runners".formatted(waiting.size(), runners.size()));
    }

    /** Says that runners of this machine are gone whose processes are: nobody need wait for their heartbeat to age. */
    void buryLocalDead(Handle handle) {
        for (String other : handle.createQuery("SELECT ID FROM EDD_RUNNER")
                .mapTo(String.class)
                .list()) {
            if (Runner.isDeadHere(other)) {
                handle.createUpdate("DELETE FROM EDD_RUNNER WHERE ID = :other")
                        .bind("other", other)
                        .execute();
            }
        }
    }

    /** Says that this runner is gone: what it leaves may be taken at once, or, if nobody hears it, when its heartbeat is old. */
    void leave(Handle handle) {
        try {
            handle.createUpdate("DELETE FROM EDD_RUNNER WHERE ID = :runner")
                    .bind("runner", runner)
                    .execute();
        } catch (JdbiException unheard) {
            // Why the connection is gone has been said, or is by whoever uses it next.
        }
    }
}
