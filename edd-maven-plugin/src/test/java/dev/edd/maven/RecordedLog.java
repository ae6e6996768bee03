package dev.edd.maven;

import java.util.ArrayList;
import java.util.List;
import org.apache.maven.plugin.logging.SystemStreamLog;

/** A build log that keeps what is written to it instead of showing it. */
final class RecordedLog extends SystemStreamLog {
    private final List<String> lines = new ArrayList<>();
    private final List<String> debugged = new ArrayList<>();

    @Override
    public void info(CharSequence line) {
        lines.add(line.toString());
    }

    @Override
    public void debug(CharSequence line) {
        debugged.add(line.toString());
    }

    @Override
    public void debug(CharSequence line, Throwable failure) {
        debugged.add(line.toString());
    }

    @Override
    public void debug(Throwable failure) {}

    /** Returns the lines in the order they were written, without their level. */
    List<String> lines() {
        return List.copyOf(lines);
    }

    /** Returns what only {@code -X} shows. */
    List<String> debugged() {
        return List.copyOf(debugged);
    }

    /** Returns all lines as one text. */
    String text() {
        return String.join("\n", lines);
    }
}
