package dev.edd.integration;

import dev.edd.backfill.BackfillProgress;
import dev.edd.execution.LockedOut;
import dev.edd.execution.Progress;
import dev.edd.plan.Outcome;
import dev.edd.plan.Step;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * A transaction of somebody else that changes a row of the table that the run has come to, and is not over before the run
 * has been locked out so many times.
 */
final class LongTransaction implements Progress {
    private static final int PHASES = 3;

    private final int after;
    private final int attempts;
    private final Connection connection;
    private int finished;
    private int lockedOut;

    LongTransaction(Workbench workbench, int after, int attempts) {
        // Behind an initial or a transition: before, there is no table.
        this.after = after % PHASES == 0 ? after + 1 : after;
        this.attempts = attempts;
        try {
            this.connection = workbench.database().connect();
            connection.setAutoCommit(false);
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public void finished(Outcome outcome) {
        if (++finished == after) {
            try (Statement statement = connection.createStatement()) {
                statement.executeUpdate("UPDATE t_%s SET a = a + 100 WHERE id = 1".formatted(after / PHASES + 1));
            } catch (SQLException e) {
                throw new AssertionError(e);
            }
        }
    }

    /** A backfill tells it by its progress. */
    @Override
    public void moving(Step step, BackfillProgress progress) {
        if (!progress.halt().reason().isEmpty()) {
            lockedOut();
        }
    }

    @Override
    public void retrying(LockedOut attempt) {
        lockedOut();
    }

    private void lockedOut() {
        if (++lockedOut == attempts) {
            end();
        }
    }

    /** Takes it back. */
    void end() {
        try {
            if (!connection.isClosed()) {
                connection.rollback();
                connection.close();
            }
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public String toString() {
        return "%s migrations, to the end of attempt %s".formatted(after, attempts);
    }
}
