package dev.edd.backfill;

import dev.edd.backfill.BackfillProgress.Halt;
import dev.edd.migration.Dialect;
import dev.edd.migration.Migration;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Decides whether a run has to wait: for whoever paused it, or for any of its throttles. Used by one thread. */
final class Throttles {
    private final List<Throttle> throttles;
    private final PauseSwitch pauses;
    private final Dialect dialect;
    private final Clock clock;
    private Halt halt = Halt.NONE;

    Throttles(List<Throttle> throttles, PauseSwitch pauses, Dialect dialect, Clock clock) {
        this.throttles = throttles;
        this.pauses = pauses;
        this.dialect = dialect;
        this.clock = clock;
    }

    /** Returns those of one migration's run, by this machine's clock. */
    static Throttles of(Migration migration, BackfillSettings settings, Dialect dialect) {
        PauseSwitch pauses = new PauseSwitch(migration.source().changeset().toString(), dialect);
        return new Throttles(settings.throttles(), pauses, dialect, Clock.system(ZoneId.systemDefault()));
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
        Throttle.Moment now = new Throttle.Moment(handle.getConnection(), dialect, LocalTime.now(clock));
        for (Throttle throttle : throttles) {
            Optional<String> reason = throttle.reason(now);
            if (reason.isPresent()) {
                return reason;
            }
        }
        return Optional.empty();
    }
}
