package dev.edd.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Tools of others to compare ours with, installed by npm into {@code target/oracles}, and statements of others to compare. */
public final class Oracles {
    private static final Path FOLDER = Path.of("target", "oracles");
    private static final Path SCRIPTS = Path.of("src", "test", "oracles");
    private static final String PARSER = "libpg-query@18.1.5";
    private static final String LINTER = "squawk-cli@2.66.0";

    private Oracles() {}

    /** Returns the folder of what they write, with the tools installed. */
    public static synchronized Path folder() throws IOException {
        Files.createDirectories(FOLDER);
        if (!Files.exists(FOLDER.resolve("node_modules/.bin/squawk"))) {
            run(
                    "npm",
                    "install",
                    "--no-package-lock",
                    "--no-fund",
                    "--no-audit",
                    "--prefix",
                    FOLDER.toString(),
                    PARSER,
                    LINTER);
        }
        return FOLDER;
    }

    /** Returns the seed of what is made up, {@code -Dedd.test.seed}; printed with the results. */
    public static long seed() {
        long seed = Long.getLong("edd.test.seed", 20_261_121L);
        System.out.println("seed " + seed);
        return seed;
    }

    /** Returns the lines that a script prints about a file. */
    public static Stream<String> node(String script, Path file) throws IOException {
        return run("node", SCRIPTS.resolve(script).toString(), folder().toString(), file.toString())
                .lines();
    }

    /** Returns what squawk prints about files in the format of compilers; findings are no failure. */
    public static Stream<String> squawk(List<String> arguments) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(folder().resolve("node_modules/.bin/squawk").toString());
        command.addAll(arguments);
        command.add(0, "timeout");
        command.add(1, "5");
        return output(command).lines();
    }

    /** Returns the lines of a file. */
    public static Stream<String> lines(String file) {
        try {
            return Files.readAllLines(Path.of(file)).stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns the scripts that a PostgreSQL server installs itself and its extensions with. */
    public static List<String> scriptsOfServer() throws IOException {
        Path programs = FOLDER.resolve("postgresql");
        if (!Files.exists(programs)) {
            Files.createDirectories(programs);
            new Postgresql().unpack(programs);
        }
        try (Stream<Path> files = Files.walk(programs.resolve("share"))) {
            return texts(files.filter(file -> file.toString().endsWith(".sql")));
        }
    }

    /** Returns the scripts for a database in the jars that the profile copies into {@code target/oracles/jars}. */
    public static List<String> migrations(String database) throws IOException {
        List<String> texts = new ArrayList<>();
        try (Stream<Path> jars = Files.list(FOLDER.resolve("jars"))) {
            for (Path jar : jars.sorted().toList()) {
                try (FileSystem zip = FileSystems.newFileSystem(jar);
                        Stream<Path> files = Files.walk(zip.getPath("/"))) {
                    texts.addAll(texts(files.filter(file -> isScript(file, database))));
                }
            }
        }
        return texts;
    }

    private static boolean isScript(Path file, String database) {
        String path = file.toString().toLowerCase(Locale.ROOT);
        return path.endsWith(".sql") && path.contains(database);
    }

    private static List<String> texts(Stream<Path> files) throws IOException {
        List<String> texts = new ArrayList<>();
        for (Path file : files.sorted().toList()) {
            String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
            texts.add(text.replaceAll("(?m)^\\\\.*$", ""));
        }
        return texts;
    }

    private static String run(String... command) throws IOException {
        return output(List.of(command));
    }

    private static String output(List<String> command) throws IOException {
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.appendTo(
                        FOLDER.resolve("errors.txt").toFile()))
                .start();
        process.getOutputStream().close();
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
}
