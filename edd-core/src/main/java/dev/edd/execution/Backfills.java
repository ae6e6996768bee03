package dev.edd.execution;

import dev.edd.backfill.Backfill;
import dev.edd.backfill.Backfill.Holders;
import dev.edd.backfill.Backfill.Locking;
import dev.edd.backfill.BackfillControl;
import dev.edd.backfill.BackfillFailedException;
import dev.edd.backfill.BackfillSettings;
import dev.edd.database.Database;
import dev.edd.history.RemainingCounter;
import dev.edd.lease.Lease;
import dev.edd.lease.RowBlockers;
import dev.edd.migration.Migration;
import dev.edd.plan.Outcome;
import dev.edd.plan.Step;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Runs the backfills among the steps of a plan, on connections of their own. */
final class Backfills {
    private static final int MOST_PASSES = 2;

    private final Database database;
    private final BackfillSettings settings;
    private final LockSettings locks;
    private final Progress progress;
    private Optional<Lease> lease = Optional.empty();

    Backfills(Database database, BackfillSettings settings, LockSettings locks, Progress progress) {
        this.database = database;
        this.settings = settings;
        this.locks = locks;
        this.progress = new KeepAlive(database.connection(), System::nanoTime, progress);
    }

    /** Has whoever takes that lease over end the sessions of the backfills, too. */
    Backfills under(Lease holder) {
        lease = Optional.of(holder);
        return this;
    }

    /**
     * Goes through the table once, and once more for rows that arrived meanwhile; not at all where no row remains.
     */
    Outcome run(Step step) {
        Migration migration = step.migration();
        long start = System.nanoTime();
        try (Database own = open(migration)) {
            Backfill backfill = new Backfill(own, settings, locking(blockers()), state -> progress.moving(step, state));
            long rows = 0;
            int passes = 0;
            long known = start;
            while (passes < (migration.isRepeated() ? 1 : MOST_PASSES) && isLeft(own, migration, passes)) {
                OptionalLong seen = backfill.run(migration, known);
                rows += seen.orElse(0);
                passes++;
                known = System.nanoTime();
            }
            long errors = passes == 0 ? 0 : errors(own, migration);
            return new Outcome.Moved(migration.id(), rows, errors, Duration.ofNanos(System.nanoTime() - start));
        }
    }

    private Database open(Migration migration) {
        Database own = database.openAnother();
        try {
            if (lease.isPresent()) {
                lease.get().mark(own.connection());
            }
            return own;
        } catch (SQLException e) {
            own.close();
            throw new BackfillFailedException(migration, database.redaction().clean(e));
        }
    }

    private RowBlockers blockers() {
        return lease.map(Lease::rowBlockers).orElseGet(() -> new RowBlockers(database));
    }

    /**
     * Whether to begin at all is to be known soon; behind a pass the count itself is the judge. No further pass moves what is
     * recorded because this one could not.
     */
    private static boolean isLeft(Database database, Migration migration, int passes) {
        RemainingCounter counter = new RemainingCounter();
        return passes == 0
                ? counter.isAnyLeft(database, migration)
                : counter.count(database, List.of(migration)).values().stream()
                        .anyMatch(count -> count > errors(database, migration));
    }

    private static long errors(Database database, Migration migration) {
        return new BackfillControl(database).rowErrors(List.of(migration)).getOrDefault(migration.id(), 0L);
    }

    private Locking locking(RowBlockers blockers) {
        return new Locking(locks.timeouts(), locks.retries(), new Holders() {
            @Override
            public void watch(Connection session) throws SQLException {
                blockers.watch(session);
            }

            @Override
            public List<String> ask() throws SQLException {
                return blockers.ask();
            }
        });
    }

    /** Returns who hears of them. */
    Progress progress() {
        return progress;
    }
}
