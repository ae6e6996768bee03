package dev.edd.it;

import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What one run of Maven wrote.
 *
 * @param lines the lines of the log, without colours
 */
record Run(List<String> lines) {
    private static final String INFO = "[INFO] ";
    private static final String ERROR = "[ERROR]";
    private static final Pattern FAILED_GOAL =
            Pattern.compile("(?s).*?Failed to execute goal \\S+ \\S+ on project \\S+: ");
    private static final Pattern HELP = Pattern.compile("(?s)\\s*-> \\[Help 1].*");

    Run {
        lines = List.copyOf(lines);
    }

    /** Returns what goals tell their user, without the level. */
    String info() {
        return without(INFO, line -> line.startsWith(INFO));
    }

    /** Returns why the run failed, without the level and what Maven says around it; empty if it did not. */
    String error() {
        String errors = without(ERROR, line -> line.startsWith(ERROR)).replace("\n ", "\n");
        return HELP.matcher(FAILED_GOAL.matcher(errors).replaceFirst("")).replaceFirst("");
    }

    /** Returns what went to standard output as it is. */
    String output() {
        return without("", line -> !line.startsWith("["));
    }

    /** Returns everything. */
    String log() {
        return String.join("\n", lines);
    }

    private String without(String level, Predicate<String> wanted) {
        return lines.stream()
                .filter(wanted)
                .map(line -> line.substring(level.length()))
                .collect(Collectors.joining("\n"))
                .strip();
    }
}
