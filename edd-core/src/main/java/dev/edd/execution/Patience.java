package dev.edd.execution;

import dev.edd.database.Database;
import dev.edd.lease.Lease;
import dev.edd.lease.LeaseTable;
import dev.edd.lease.LeaseTable.Claim;
import dev.edd.migration.MigrationId;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Set;
import java.util.stream.Collectors;

/** How long a run goes on waiting for its turn. */
final class Patience {
    private static final Duration RETRY = Duration.ofSeconds(1);

    private final Database database;
    private final LockSettings settings;
    private final Progress progress;
    private final Set<MigrationId> moved;
    private final long deadline;

    /**
     * Begins to wait.
     *
     * @param moved the backfills that have run to their end and wait to be recorded
     */
    Patience(Database database, LockSettings settings, Progress progress, Set<MigrationId> moved) {
        this.database = database;
        this.settings = settings;
        this.progress = progress;
        this.moved = Set.copyOf(moved);
        this.deadline = System.nanoTime() + settings.patience().toNanos();
    }

    /** Waits for the lease and takes it. */
    Lease lease() throws SQLException {
        LeaseTable table = new LeaseTable(database, settings.lease(), settings.runner());
        while (true) {
            Claim claim = table.claim();
            if (claim instanceof Claim.Granted granted) {
                granted.from().ifPresent(progress::tookOver);
                return granted.lease();
            }
            Claim.Refused refused = (Claim.Refused) claim;
            pause(refused.holder(), ChangelogLockedException.ANOTHER_RUN);
        }
    }

    /**
     * Waits a little for that holder.
     *
     * @param fix what someone can do who does not want to wait any more
     * @throws ChangelogLockedException if there is no patience left
     */
    void pause(String holder, String fix) throws SQLException {
        if (System.nanoTime() > deadline) {
            throw new ChangelogLockedException(database.displayUrl(), holder, waited(), fix);
        }
        progress.waiting(holder);
        try {
            Thread.sleep(RETRY.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SQLException("The run was interrupted.", e);
        }
    }

    private String waited() {
        String nothing =
                "Waited %s s for it; nothing".formatted(settings.patience().toSeconds());
        return moved.isEmpty()
                ? nothing + " has run."
                : "%s has run but %s: what moved is committed, and the next run records that."
                        .formatted(
                                nothing,
                                moved.stream()
                                        .map(MigrationId::toString)
                                        .sorted()
                                        .collect(Collectors.joining(" and ")));
    }
}
