package dev.edd.sql;

import dev.edd.migration.Location;

/** Tells the line of an offset; cheap as long as the offsets ascend. */
final class Lines {
    private final String path;
    private final String text;
    private final int first;
    private int offset;
    private int line;

    Lines(Location first, String text) {
        this.path = first.path();
        this.text = text;
        this.first = first.line();
        this.line = first.line();
    }

    /** Returns the line that the character at the offset stands in; {@code \n}, {@code \r\n} and {@code \r} end one. */
    Location at(int wanted) {
        if (wanted < offset) {
            offset = 0;
            line = first;
        }
        for (; offset < wanted; offset++) {
            if (endsLine(text.charAt(offset))) {
                line++;
            }
        }
        return new Location(path, line);
    }

    private boolean endsLine(char c) {
        return c == '\n' || (c == '\r' && (offset + 1 == text.length() || text.charAt(offset + 1) != '\n'));
    }
}
