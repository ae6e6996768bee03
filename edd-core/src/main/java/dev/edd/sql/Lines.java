package dev.edd.sql;

import dev.edd.migration.Location;

/** Tells the line of an offset; cheap as long as the offsets ascend. */
final class Lines {
    private final Location first;
    private final String text;
    private final boolean feedsOnly;
    private int line;
    private int start;
    private int end;

    Lines(Location first, String text) {
        this.first = first;
        this.text = text;
        this.feedsOnly = text.indexOf('\r') < 0;
        begin();
    }

    private void begin() {
        line = first.line();
        start = 0;
        end = endOfLine(0);
    }

    /** Returns the line that the character at the offset stands in; {@code \n}, {@code \r\n} and {@code \r} end one. */
    Location at(int wanted) {
        if (wanted < start) {
            begin();
        }
        while (end < wanted) {
            line++;
            start = end + 1;
            end = endOfLine(start);
        }
        return new Location(first.path(), line);
    }

    /** Returns where the line ends that goes on there, if only with the text. */
    private int endOfLine(int from) {
        if (feedsOnly) {
            int feed = text.indexOf('\n', from);
            return feed < 0 ? text.length() : feed;
        }
        int offset = from;
        while (offset < text.length() && !endsLine(offset)) {
            offset++;
        }
        return offset;
    }

    private boolean endsLine(int offset) {
        char c = text.charAt(offset);
        return c == '\n' || (c == '\r' && (offset + 1 == text.length() || text.charAt(offset + 1) != '\n'));
    }
}
