package dev.edd.backfill;

import dev.edd.backfill.BackfillProgress.Halt;
import dev.edd.database.Database;
import dev.edd.migration.Migration;
import java.sql.SQLException;
import java.time.Clock;
import java.time.ZoneId;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Decides whether a run has to wait: for whoever paused it, or for any of its throttles. Used by one thread. */
final class Throttles implements AutoCloseable {
    private final Optional<Lookout> lookout;
    private final PauseSwitch pauses;
    private final Clock clock;
    private Halt halt = Halt.NONE;

    private Throttles(Optional<Lookout> lookout, PauseSwitch pauses, Clock clock) {
        this.lookout = lookout;
        this.pauses = pauses;
        this.clock = clock;
    }

    /** Returns those of one migration's run, by this machine's clock. */
    static Throttles of(Migration migration, BackfillSettings settings, Database database) {
        PauseSwitch pauses = new PauseSwitch(migration.source().changeset().toString(), database.dialect());
        Clock clock = Clock.system(ZoneId.systemDefault());
        Optional<Lookout> lookout = settings.throttles().isEmpty()
                ? Optional.empty()
                : Optional.of(Lookout.start(settings.throttles(), database, clock));
        return new Throttles(lookout, pauses, clock);
    }

    /** Looks again. */
    Halt judge(Handle handle) throws SQLException, InterruptedException {
        Optional<String> reason = pauses.reason(handle);
        if (reason.isEmpty() && lookout.isPresent()) {
            reason = lookout.get().reason();
        }
        halt = reason.map(why -> new Halt(why, halt.isWaiting() ? halt.since() : clock.instant()))
                .orElse(Halt.NONE);
        return halt;
    }

    /** Looks no more. */
    @Override
    public void close() {
        lookout.ifPresent(Lookout::close);
    }
}
