package dev.edd.sql;

import dev.edd.migration.Location;
import dev.edd.migration.Statement;
import dev.edd.sql.Action.Origin;

/** The text of a statement, or of a routine's body within it, and where it stands. */
final class Source {
    private final Statement statement;
    private final String text;
    private final boolean counted;
    private final Lines lines;

    private Source(Statement statement, String text, Location first, boolean counted) {
        this.statement = statement;
        this.text = text;
        this.counted = counted;
        this.lines = new Lines(first, text);
    }

    /** Returns the source of a statement; its inner lines can be told only if they are those of a file. */
    static Source of(Statement statement) {
        return new Source(statement, statement.text(), statement.location(), statement instanceof SqlParser.Verbatim);
    }

    String text() {
        return text;
    }

    /** Returns the source of a part of it. */
    Source part(int start, int end) {
        return new Source(statement, text.substring(start, end), at(start), counted);
    }

    /** Returns the source of other text that takes the place of what begins at the offset. */
    Source instead(int start, String other) {
        return new Source(statement, other, at(start), false);
    }

    Origin origin(int start, int end) {
        return new Origin(statement, text.substring(start, Math.max(start, end)), at(start));
    }

    private Location at(int offset) {
        return counted ? lines.at(offset) : lines.at(0);
    }
}
