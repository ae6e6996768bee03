package dev.edd.execution;

import dev.edd.database.Database;
import java.sql.SQLException;
import java.util.Set;
import java.util.function.Consumer;

/** The moment in which nobody migrates a database. */
public final class Standstill {
    private Standstill() {}

    /**
     * Waits until every run is over that has begun.
     *
     * @param tookOver hears of a run that died and whose place was taken
     * @throws ChangelogLockedException if that takes too long
     */
    public static void await(Database database, LockSettings locks, Consumer<String> tookOver) {
        Progress progress = new Progress() {
            @Override
            public void tookOver(String from) {
                tookOver.accept(from);
            }
        };
        try {
            new Patience(database, locks, progress, Set.of()).lease().close();
        } catch (SQLException e) {
            throw PlanRunner.stopped(database, e);
        }
    }
}
