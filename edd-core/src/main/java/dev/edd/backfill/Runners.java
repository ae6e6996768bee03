package dev.edd.backfill;

import dev.edd.database.Runner;
import org.jdbi.v3.core.Handle;

/** The runners that work on one database's backfills, as seen by one of them. */
final class Runners {
    private final String runner;
    private final String now;

    /** Takes this runner's name, and the expression for the database's clock. */
    Runners(String runner, String now) {
        this.runner = runner;
        this.now = now;
    }

    /** Says that this runner is alive. */
    void beat(Handle handle) {
        int known = handle.createUpdate("UPDATE EDD_RUNNER SET HEARTBEAT = %s WHERE ID = :runner".formatted(now))
                .bind("runner", runner)
                .execute();
        if (known == 0) {
            handle.createUpdate("INSERT INTO EDD_RUNNER (ID, HEARTBEAT) VALUES (:runner, %s)".formatted(now))
                    .bind("runner", runner)
                    .execute();
        }
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

    /** Says that this runner is gone: what it leaves may be taken at once. */
    void leave(Handle handle) {
        handle.createUpdate("DELETE FROM EDD_RUNNER WHERE ID = :runner")
                .bind("runner", runner)
                .execute();
    }
}
