package dev.edd.benchmark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.LongStream;

/** What {@code -Xlog:gc,gc+heap+exit} wrote: how full the heap was before each collection, and at the end. */
final class HeapLog {
    private static final Pattern COLLECTION = Pattern.compile("(\\d+)M->\\d+M\\(");
    private static final Pattern END = Pattern.compile("(?:heap|generation)\\s+total \\d+K, used (\\d+)K");

    private HeapLog() {}

    /** Returns the fullest there was, garbage included. */
    static long peakMegabytes(Path log) {
        try {
            String text = Files.readString(log);
            long end = numbers(END.matcher(text)).sum() / 1024;
            return Math.max(end, numbers(COLLECTION.matcher(text)).max().orElse(0));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static LongStream numbers(Matcher matcher) {
        return matcher.results().mapToLong(result -> Long.parseLong(result.group(1)));
    }
}
