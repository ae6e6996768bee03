package dev.edd.testing;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A command of the operating system that runs to its end; what it prints goes to a log. */
record Command(List<String> words, Path log) {
    Command {
        words = List.copyOf(words);
    }

    Command(Path log, String... words) {
        this(List.of(words), log);
    }

    void run() {
        run(InputStream.nullInputStream());
    }

    /** Runs the command with this on its standard input. */
    void run(InputStream input) {
        try {
            Process running = new ProcessBuilder(words)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                    .start();
            try (OutputStream output = running.getOutputStream()) {
                input.transferTo(output);
            }
            if (waitFor(running) != 0) {
                throw failed(null);
            }
        } catch (IOException e) {
            throw failed(e);
        }
    }

    /** Returns whether the command exists and succeeds, without a log. */
    static boolean succeeds(String... words) {
        try {
            return waitFor(new ProcessBuilder(words)
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start())
                    == 0;
        } catch (IOException e) {
            return false;
        }
    }

    private static int waitFor(Process process) throws IOException {
        try {
            return process.waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            process.destroyForcibly();
            throw new IOException("Interrupted", e);
        }
    }

    private ServerFailedException failed(@Nullable IOException cause) {
        return new ServerFailedException("%s ended in error.".formatted(words.get(0)), Directories.tail(log), cause);
    }
}
