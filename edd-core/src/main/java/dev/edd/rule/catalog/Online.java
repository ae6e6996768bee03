package dev.edd.rule.catalog;

import dev.edd.migration.Dialect;
import dev.edd.migration.Migration;
import dev.edd.rule.Engine;
import dev.edd.sql.Action;
import dev.edd.sql.TableAction.Demand;

/** Tells when MySQL and MariaDB change a table while others write to it. */
final class Online {
    private Online() {}

    /** Returns whether even a table that must be copied can be written to meanwhile: MariaDB's since 11.2. */
    static boolean copies(Engine engine) {
        return engine.dialect() == Dialect.MARIADB && engine.isAtLeast(11, 2, 0);
    }

    /** Returns whether the statement asks to be refused rather than to keep anyone waiting. */
    static boolean isDemanded(Action action, Migration migration) {
        return migration.statements(Demand.class).stream()
                .filter(demand -> demand.statement().equals(action.statement()))
                .anyMatch(demand ->
                        demand.value().equals("NONE") || demand.value().equals("INSTANT"));
    }
}
