package dev.edd.safeguard;

import dev.edd.database.Target;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.Charset;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** A command of the system's shell. */
final class Command {
    private final String line;
    private final Target target;
    private final Consumer<String> output;

    Command(String line, Target target, Consumer<String> output) {
        this.line = line;
        this.target = target;
        this.output = output;
    }

    /** Runs it to its end, with more environment variables. */
    void run(Map<String, String> variables) {
        output.accept("Before data is destroyed: " + shown(line));
        try {
            int code = code(start(variables));
            if (code != 0) {
                throw new SafeguardFailedException(shown(line), "It ended with the exit code %s.".formatted(code));
            }
        } catch (IOException e) {
            throw new SafeguardFailedException(shown(line), shown(String.valueOf(e.getMessage())));
        }
    }

    private Process start(Map<String, String> variables) throws IOException {
        boolean windows = System.getProperty("os.name", "").startsWith("Windows");
        ProcessBuilder builder = new ProcessBuilder(windows ? List.of("cmd", "/c", line) : List.of("sh", "-c", line));
        // Maven's script puts there what was typed, with -Dedd.password=….
        builder.environment().remove("MAVEN_CMD_LINE_ARGS");
        builder.environment().putAll(variables);
        builder.environment().put("EDD_URL", target.displayUrl());
        builder.environment().put("EDD_USERNAME", target.username());
        Process process = builder.redirectErrorStream(true).start();
        process.getOutputStream().close();
        return process;
    }

    private int code(Process process) throws IOException {
        try (BufferedReader lines = process.inputReader(Charset.defaultCharset())) {
            for (String text = lines.readLine(); text != null; text = lines.readLine()) {
                output.accept(shown(text));
            }
            return process.waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SafeguardFailedException(shown(line), "It was interrupted.");
        } finally {
            process.destroy();
        }
    }

    private String shown(String text) {
        return target.redaction().clean(text);
    }
}
