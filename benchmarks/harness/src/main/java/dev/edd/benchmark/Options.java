package dev.edd.benchmark;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.NoSuchElementException;

/**
 * What {@code benchmarks/run} was asked for.
 *
 * @param only how the names of the benchmarks begin
 * @param jvm options of every JVM that Maven runs in
 * @param repository the local Maven repository
 */
record Options(boolean quick, String only, int rounds, String jvm, Path repository) {
    private static final int ROUNDS = 7;

    static Options parse(String... arguments) {
        boolean quick = false;
        String only = "";
        int rounds = 0;
        String jvm = "";
        Path repository = Path.of("benchmarks/target/repository");
        Deque<String> words = new ArrayDeque<>(Arrays.asList(arguments));
        try {
            while (!words.isEmpty()) {
                String word = words.remove();
                switch (word) {
                    case "--quick" -> quick = true;
                    case "--only" -> only = words.remove();
                    case "--rounds" -> rounds = Integer.parseInt(words.remove());
                    case "--jvm" -> jvm = words.remove();
                    case "--repository" -> repository = Path.of(words.remove());
                    default -> throw new IllegalArgumentException("\"" + word + "\" is no option; see --help");
                }
            }
        } catch (NoSuchElementException | NumberFormatException e) {
            throw new IllegalArgumentException("The last option lacks its value; see --help", e);
        }
        return new Options(quick, only, rounds > 0 ? rounds : quick ? 1 : ROUNDS, jvm, repository.toAbsolutePath());
    }

    /** Returns whether everything is measured, as the published page demands. */
    boolean isComplete() {
        return !quick && only.isEmpty() && jvm.isEmpty();
    }

    /** Returns the command that asks for the same. */
    String command() {
        return "benchmarks/run"
                + (quick ? " --quick" : "")
                + (only.isEmpty() ? "" : " --only " + only)
                + (jvm.isEmpty() ? "" : " --jvm " + jvm)
                + (rounds == (quick ? 1 : ROUNDS) ? "" : " --rounds " + rounds);
    }
}
