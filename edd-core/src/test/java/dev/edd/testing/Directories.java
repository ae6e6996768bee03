package dev.edd.testing;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;

/** Where servers keep their files. */
final class Directories {
    private static final int TAIL = 20;

    private Directories() {}

    /** Makes a new folder for a server of that name; absolute. */
    static Path ofServer(String name) {
        Path servers = Path.of(System.getProperty("edd.test.directory", "target/servers"));
        String unique = "%s-%s".formatted(name, UUID.randomUUID().toString().substring(0, 8));
        return create(servers.toAbsolutePath().resolve(unique));
    }

    /** Returns the folder for what is made once per machine, which exists and belongs to the current user. */
    static Path cache() {
        Path standard =
                Path.of(System.getProperty("java.io.tmpdir"), "edd-test-servers-" + System.getProperty("user.name"));
        Path cache = create(Path.of(System.getProperty("edd.test.cache", standard.toString()))
                .toAbsolutePath());
        try {
            // Programs are run from here, and anyone may have made a folder of this name in the temporary folder.
            if (!Files.getOwner(cache).equals(Files.getOwner(Path.of("/proc/self")))) {
                throw new ServerFailedException(cache + " belongs to another user. Choose edd.test.cache.", "", null);
            }
            return cache;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Makes a folder that other accounts may enter, as PostgreSQL may have to run under one of them. */
    static Path create(Path directory) {
        try {
            return Files.createDirectories(directory);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns the last lines of a log; empty if there is none. */
    static String tail(Path log) {
        if (!Files.exists(log)) {
            return "";
        }
        try {
            List<String> lines = Files.readString(log, ISO_8859_1).lines().toList();
            return String.join("\n", lines.subList(Math.max(0, lines.size() - TAIL), lines.size()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
