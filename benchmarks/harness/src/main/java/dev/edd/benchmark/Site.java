package dev.edd.benchmark;

import dev.edd.testing.TestDatabase;
import dev.edd.testing.TestServer;
import java.nio.file.Path;
import java.util.Locale;
import java.util.UUID;

/** Where databases are made. */
enum Site {
    /** A database file, in the candidate's own process. */
    H2,

    /** A server that runs beside. */
    POSTGRESQL;

    Artifact driver() {
        return switch (this) {
            case H2 -> new Artifact("com.h2database", "h2", Versions.of("h2"));
            case POSTGRESQL -> new Artifact("org.postgresql", "postgresql", Versions.of("postgresql"));
        };
    }

    /** Returns a new, empty database. */
    TestDatabase createDatabase(Path directory) {
        return switch (this) {
            case H2 ->
                new TestDatabase(
                        TestServer.H2,
                        "jdbc:h2:file:" + directory.resolve(UUID.randomUUID().toString()),
                        "sa",
                        "sa");
            case POSTGRESQL -> TestServer.POSTGRESQL.createDatabase();
        };
    }

    String title() {
        return this == H2 ? "H2" : "PostgreSQL";
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
