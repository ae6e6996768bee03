package dev.edd.changelog;

import java.util.HashMap;
import java.util.Map;
import java.util.logging.Level;
import liquibase.Scope;
import liquibase.exception.LiquibaseException;
import liquibase.exception.UnexpectedLiquibaseException;
import liquibase.logging.LogService;
import liquibase.logging.Logger;
import liquibase.logging.core.AbstractLogService;
import liquibase.logging.core.AbstractLogger;
import liquibase.ui.ConsoleUIService;
import liquibase.ui.UIService;

/** Runs code inside a Liquibase that prints nothing, logs nothing and reports nothing home. */
public final class LiquibaseScope {
    private LiquibaseScope() {}

    /** Code that uses Liquibase. */
    @FunctionalInterface
    public interface Work<T> {
        /** Does the work. */
        T run() throws LiquibaseException;
    }

    /** Returns what the work returns; the values, such as Liquibase's {@code database}, are in scope for it. */
    public static <T> T call(Map<String, Object> values, Work<T> work) throws LiquibaseException {
        Map<String, Object> all = new HashMap<>(values);
        all.put(Scope.Attr.logService.name(), new Silence());
        all.put(Scope.Attr.ui.name(), silentUi());
        all.put("liquibase.analytics.enabled", false);
        all.put("liquibase.showBanner", false);
        try {
            return Scope.child(all, work::run);
        } catch (UnexpectedLiquibaseException e) {
            // Unchecked, and yet what a lost connection or a missing right often comes as.
            throw new LiquibaseException(e);
        } catch (LiquibaseException e) {
            throw e;
        } catch (RuntimeException e) {
            if (e.getCause() instanceof UnexpectedLiquibaseException) {
                // What a file that a changeset names and nobody can find comes as.
                throw new LiquibaseException(e.getCause());
            }
            throw e;
        } catch (Exception e) {
            // Liquibase declares Exception here; the work itself throws no other checked one.
            throw new LiquibaseException(e);
        }
    }

    private static UIService silentUi() {
        return new ConsoleUIService() {
            @Override
            public void sendMessage(String message) {}

            @Override
            public void sendErrorMessage(String message) {}

            @Override
            public void sendErrorMessage(String message, Throwable exception) {}
        };
    }

    /** Drops every line: what matters reaches the user as an exception or an outcome. */
    private static final class Silence extends AbstractLogService {
        @SuppressWarnings("try") // Liquibase's Logger is AutoCloseable without need
        private final Logger logger = new AbstractLogger() {
            @Override
            public void log(Level level, String message, Throwable e) {}
        };

        @Override
        public int getPriority() {
            return LogService.PRIORITY_DEFAULT;
        }

        @Override
        @SuppressWarnings("rawtypes")
        public Logger getLog(Class clazz) {
            return logger;
        }
    }
}
