package dev.edd.sql;

import dev.edd.migration.Location;

/** A statement as somebody wrote it; whoever reads many actions in one long text asks often whether it stands alone. */
record PlainStatement(String text, Location location, Syntax syntax, boolean runsInTransaction)
        implements SqlParser.Verbatim {
    PlainStatement(String text, Location location, Syntax syntax) {
        this(text, location, syntax, !Standalone.is(text, syntax));
    }
}
