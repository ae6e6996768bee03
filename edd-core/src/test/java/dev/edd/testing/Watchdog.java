package dev.edd.testing;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/**
 * Ends a server with the JVM. It is a shell that waits for the end of its standard input, which comes however the JVM
 * ends, {@code kill -9} included; then it ends the server and deletes its data.
 */
final class Watchdog {
    private static final String SCRIPT = """
            trap '' INT HUP TERM
            read -r _
            id=$(cat "$2")
            [ -z "$id" ] || kill -s "$1" "$id"
            tries=0
            while [ $tries -lt 100 ] && [ -e "/proc/$id/exe" ]; do
              tries=$((tries + 1))
              sleep 0.05
            done
            rm -rf "$3" "$2"
            """;

    private final Process shell;

    private Watchdog(Process shell) {
        this.shell = shell;
    }

    /** Watches the process whose id is in a file, now or later. */
    static void over(Path idFile, String signal, Path data) throws IOException {
        Watchdog watchdog = new Watchdog(
                new ProcessBuilder("sh", "-c", SCRIPT, "edd-watchdog", signal, idFile.toString(), data.toString())
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .redirectError(ProcessBuilder.Redirect.DISCARD)
                        .start());
        Runtime.getRuntime().addShutdownHook(new Thread(watchdog::release, "edd-watchdog"));
    }

    /** Does at a regular exit what the operating system does at any other, and waits for the outcome. */
    private void release() {
        try {
            shell.getOutputStream().close();
            shell.waitFor(10, TimeUnit.SECONDS);
        } catch (IOException e) {
            shell.destroyForcibly();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
