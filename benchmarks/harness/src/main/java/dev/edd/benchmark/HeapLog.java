package dev.edd.benchmark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What {@code -Xlog:gc,gc+heap+exit} wrote: how full the heap was before each collection, and at the end. */
final class HeapLog {
    private static final Pattern COLLECTION = Pattern.compile("(\\d+)M->\\d+M\\(");
    private static final Pattern END = Pattern.compile("heap\\s+total \\d+K, used (\\d+)K");

    private HeapLog() {}

    /** Returns the fullest there was, garbage included. */
    static long peakMegabytes(Path log) {
        try {
            String text = Files.readString(log);
            long peak = 0;
            for (Matcher matcher = COLLECTION.matcher(text); matcher.find(); ) {
                peak = Math.max(peak, Long.parseLong(matcher.group(1)));
            }
            for (Matcher matcher = END.matcher(text); matcher.find(); ) {
                peak = Math.max(peak, Long.parseLong(matcher.group(1)) / 1024);
            }
            return peak;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
