package dev.edd.migration;

import java.util.Comparator;

/**
 * A line of a file, written so that terminals and IDEs make it clickable: {@code initial/0007_split.sql:3}.
 *
 * @param path the file, relative to where the user stands, with {@code /} as separator
 * @param line the line, counted from 1; 0 where the file as a whole is meant
 */
public record Location(String path, int line) implements Comparable<Location> {
    private static final Comparator<Location> ORDER =
            Comparator.comparing(Location::path).thenComparingInt(Location::line);

    public Location {
        if (line < 0) {
            throw new IllegalArgumentException("Line %s of %s is before the first one".formatted(line, path));
        }
    }

    /** Returns the location that means the file as a whole. */
    public static Location of(String path) {
        return new Location(path, 0);
    }

    /** Returns another line of the same file. */
    public Location atLine(int other) {
        return new Location(path, other);
    }

    @Override
    public int compareTo(Location other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return line == 0 ? path : path + ":" + line;
    }
}
