package dev.edd.backfill;

import dev.edd.backfill.BackfillProgress.Halt;
import dev.edd.database.Database;
import dev.edd.migration.Migration;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Decides whether a run has to wait: for whoever paused it, or for any of its throttles. Used by one thread. */
final class Throttles implements AutoCloseable {
    private final List<Throttle> throttles;
    private final PauseSwitch pauses;
    private final Database database;
    private final Replicas replicas;
    private final Clock clock;
    private Halt halt = Halt.NONE;

    Throttles(List<Throttle> throttles, PauseSwitch pauses, Database database, Clock clock) {
        this.throttles = throttles;
        this.pauses = pauses;
        this.database = database;
        this.replicas = new Replicas(database);
        this.clock = clock;
    }

    /** Returns those of one migration's run, by this machine's clock. */
    static Throttles of(Migration migration, BackfillSettings settings, Database database) {
        PauseSwitch pauses = new PauseSwitch(migration.source().changeset().toString(), database.dialect());
        return new Throttles(settings.throttles(), pauses, database, Clock.system(ZoneId.systemDefault()));
    }

    /** Looks again. */
    Halt judge(Handle handle) throws SQLException {
        Optional<String> reason = reason(handle);
        halt = reason.map(why -> new Halt(why, halt.isWaiting() ? halt.since() : clock.instant()))
                .orElse(Halt.NONE);
        return halt;
    }

    private Optional<String> reason(Handle handle) throws SQLException {
        Optional<String> paused = pauses.reason(handle);
        if (paused.isPresent()) {
            return paused;
        }
        Throttle.Moment now = new Throttle.Moment(database, LocalTime.now(clock), replicas);
        for (Throttle throttle : throttles) {
            Optional<String> reason = throttle.reason(now);
            if (reason.isPresent()) {
                return reason;
            }
        }
        return Optional.empty();
    }

    /** Takes leave of the replicas. */
    @Override
    public void close() {
        replicas.close();
    }
}
