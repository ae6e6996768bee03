package dev.edd.changelog;

import dev.edd.migration.Location;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the lines on which the changes of one changeset begin, in their order, and the SQL that some of them hold. */
final class ChangeLines {
    private static final Pattern END = Pattern.compile(
            "(?i)</\\s*(\\w+:)?changeSet\\b|^[\\s{\\[-]*[\"']?changeSet[\"']?\\s*:|^\\s*--\\s*changeset\\s");

    /** How far what is not written as usual is looked for, in lines, and how long these are, so that time stays linear. */
    private static final int FARTHEST = 2_000;

    private static final int LONGEST = 10_000;

    private final Location changeset;
    private final List<String> lines;
    private Location change;
    private int next;
    private int column;

    /**
     * Takes what a file holds.
     *
     * @param changeset where the changeset begins; every change is there if that is the file as a whole
     */
    ChangeLines(Location changeset, List<String> lines) {
        this.changeset = changeset;
        this.change = changeset;
        this.lines = changeset.line() == 0 ? List.of() : lines.subList(0, end(lines, changeset.line()));
        this.next = changeset.line() == 0 ? 0 : changeset.line() - 1;
    }

    /** Returns how many lines there are up to the end of the changeset. */
    private static int end(List<String> lines, int line) {
        int end = line;
        while (end < lines.size() && !END.matcher(lines.get(end)).find()) {
            end++;
        }
        return end;
    }

    /** Goes on to the next change, and returns its line; the changeset's if it is written in an unusual way. */
    Location next(String name) {
        Pattern begin = Pattern.compile("<(\\w+:)?%1$s\\b|^\\s*-[\\s{]*[\"']?%1$s[\"']?\\s*:|\"%1$s\"\\s*:\\s*(\\{|$)"
                .formatted(Pattern.quote(name)));
        change = changeset;
        for (int i = next; i < farthest(); i++) {
            Matcher matcher = begin.matcher(line(i)).useAnchoringBounds(false);
            if (matcher.region(i == next ? column : 0, line(i).length()).find()) {
                next = i;
                column = matcher.end();
                change = changeset.atLine(i + 1);
                break;
            }
        }
        return change;
    }

    /** Returns the line of the change that was gone on to last. */
    Location change() {
        return change;
    }

    /** Returns the line on which SQL of that change begins; empty unless it stands there line by line. */
    Optional<Location> verbatim(String sql) {
        List<String> written = sql.lines().map(String::strip).toList();
        for (int i = next; i < farthest(); i++) {
            if (isAt(i, written)) {
                column = i == next && written.size() == 1 ? column : 0;
                next = i + written.size() - 1;
                return Optional.of(changeset.atLine(i + 1));
            }
        }
        return Optional.empty();
    }

    private int farthest() {
        return Math.min(lines.size(), next + FARTHEST);
    }

    private String line(int index) {
        String line = lines.get(index);
        return line.length() > LONGEST ? "" : line;
    }

    private boolean isAt(int first, List<String> written) {
        if (first + written.size() > lines.size()) {
            return false;
        }
        for (int i = 0; i < written.size(); i++) {
            String line = line(first + i);
            if (!line.contains(written.get(i))
                    && !line.contains("${")
                    && !unescaped(line).contains(written.get(i))) {
                return false;
            }
        }
        return true;
    }

    private static String unescaped(String line) {
        return line.replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&quot;", "\"")
                .replace("&apos;", "'")
                .replace("&amp;", "&");
    }
}
