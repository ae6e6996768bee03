package dev.edd.sql;

import dev.edd.migration.Dialect;
import dev.edd.migration.Location;
import dev.edd.migration.Statement;

/** A statement that nobody has asked the meaning of yet. */
record PlainStatement(String text, Location location, Dialect dialect) implements Statement {
    @Override
    public boolean runsInTransaction() {
        return !Standalone.is(text, dialect);
    }
}
