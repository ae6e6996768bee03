package dev.edd.example;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A fenced block of a page that shows what a file holds. The comment above it says where it comes from, seen from the
 * page: {@code <!-- region: pom.xml#drivers -->}, or without {@code #…} for a whole file. In the file a region lies
 * between comments {@code region drivers} and {@code end}; lines that mark regions are no part of any.
 *
 * @param place the page and the line of the comment
 * @param region what the comment says
 * @param shown the block without its fences
 * @param original what it should be
 */
record CopiedBlock(String place, String region, String shown, String original) {
    private static final Pattern COPY = Pattern.compile("<!-- region: ([^#\\s]+)(?:#(\\S+))? -->");
    private static final Pattern BEGIN = Pattern.compile("(?:--|//|#|<!--) region (\\S+)(?: -->)?");
    private static final Pattern END = Pattern.compile("(?:--|//|#|<!--) end(?: -->)?");

    /** Returns the copies on a page, in its order. */
    static List<CopiedBlock> on(Path page) {
        List<String> lines = lines(page);
        List<CopiedBlock> copies = new ArrayList<>();
        for (int line = 0; line < lines.size(); line++) {
            Matcher copy = COPY.matcher(lines.get(line));
            if (copy.matches()) {
                List<String> source = lines(page.resolveSibling(copy.group(1)));
                copies.add(new CopiedBlock(
                        "%s:%d".formatted(page.getFileName(), line + 1),
                        copy.group(),
                        outdented(block(lines.subList(line + 1, lines.size()))),
                        outdented(copy.group(2) == null ? source : region(source, copy.group(2)))));
            }
        }
        return copies;
    }

    /** Returns what the fences right below hold; nothing if there are none. */
    private static List<String> block(List<String> below) {
        boolean fenced = !below.isEmpty() && below.get(0).startsWith("```");
        int end = fenced ? below.subList(1, below.size()).indexOf("```") : -1;
        return end < 0 ? List.of() : below.subList(1, 1 + end);
    }

    private static List<String> region(List<String> source, String name) {
        List<String> region = new ArrayList<>();
        int depth = 0;
        for (String line : source) {
            Matcher begin = BEGIN.matcher(line.strip());
            if (begin.matches()) {
                depth += depth > 0 || begin.group(1).equals(name) ? 1 : 0;
            } else if (END.matcher(line.strip()).matches()) {
                depth -= depth > 0 ? 1 : 0;
            } else if (depth > 0) {
                region.add(line);
            }
        }
        return region;
    }

    private static String outdented(List<String> lines) {
        return String.join("\n", lines).stripIndent().strip();
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String toString() {
        return place + " " + region;
    }
}
