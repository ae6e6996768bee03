package dev.edd.sql;

import dev.edd.migration.Location;
import dev.edd.migration.Statement;

/** A statement that nobody has asked the meaning of yet. */
record PlainStatement(String text, Location location, Syntax syntax) implements Statement {
    @Override
    public boolean runsInTransaction() {
        return !Standalone.is(text, syntax);
    }
}
