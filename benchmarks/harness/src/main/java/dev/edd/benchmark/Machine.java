package dev.edd.benchmark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** Where the numbers come from. */
final class Machine {
    private Machine() {}

    /** Returns cores, memory, system, JDK and Maven, without anything that tells one such machine from another. */
    static String description() {
        Runtime runtime = Runtime.getRuntime();
        return String.format(
                Locale.ROOT,
                "%d cores, a default heap of %,d MB, %s %s, JDK %s, %s",
                runtime.availableProcessors(),
                runtime.maxMemory() >> 20,
                System.getProperty("os.name"),
                System.getProperty("os.arch"),
                Runtime.version(),
                maven());
    }

    private static String maven() {
        try {
            Process process = new ProcessBuilder("mvn", "-B", "-v").start();
            String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return text.lines()
                    .map(line -> line.replaceAll("\u001B\\[[\\d;]*m", ""))
                    .filter(line -> line.startsWith("Apache Maven"))
                    .map(line -> line.replaceAll(" \\(.*", ""))
                    .findFirst()
                    .orElse("Maven");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
