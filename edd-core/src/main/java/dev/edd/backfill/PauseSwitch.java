package dev.edd.backfill;

import dev.edd.database.Database;
import dev.edd.database.ServerClock;
import dev.edd.migration.Dialect;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Who told a database's backfills to wait: one of them, or all. */
final class PauseSwitch {
    /** Stands for every backfill. */
    static final String ALL = "*";

    private static final int LONGEST_NAME = 200;

    private final String id;
    private final String now;

    /** Takes the backfill's id, or {@link #ALL}. */
    PauseSwitch(String id, Dialect dialect) {
        this.id = id;
        this.now = ServerClock.millis(dialect);
    }

    /** Makes the backfill wait; the first who did so stays named. */
    void pause(Handle handle, String who) {
        handle.useTransaction(it -> {
            boolean known = it.createQuery("SELECT WHO FROM EDD_PAUSE WHERE BACKFILL_ID = :id FOR UPDATE")
                    .bind("id", id)
                    .mapTo(String.class)
                    .findFirst()
                    .isPresent();
            if (!known) {
                it.createUpdate("INSERT INTO EDD_PAUSE (BACKFILL_ID, WHO, SINCE) VALUES (:id, :who, %s)".formatted(now))
                        .bind("id", id)
                        .bind("who", Database.storable(who, LONGEST_NAME, it.getConnection()))
                        .execute();
            }
        });
    }

    /** Lets the backfill go on; {@link #ALL} lets every backfill go on. */
    void resume(Handle handle) {
        handle.createUpdate("DELETE FROM EDD_PAUSE WHERE BACKFILL_ID = :id OR :id = '%s'".formatted(ALL))
                .bind("id", id)
                .execute();
    }

    /** Returns who paused this backfill, or all of them; empty if nobody did. */
    Optional<String> reason(Handle handle) {
        return handle
                .createQuery(
                        "SELECT WHO, BACKFILL_ID, SINCE FROM EDD_PAUSE WHERE BACKFILL_ID IN (:id, '%s') ORDER BY SINCE"
                                .formatted(ALL))
                .bind("id", id)
                .map((row, context) -> "%s paused %s at %s"
                        .formatted(
                                row.getString(1),
                                row.getString(2).equals(ALL) ? "all backfills" : "it",
                                Instant.ofEpochMilli(row.getLong(3)).truncatedTo(ChronoUnit.SECONDS)))
                .stream()
                .findFirst();
    }
}
