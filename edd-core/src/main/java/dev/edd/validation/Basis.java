package dev.edd.validation;

import dev.edd.migration.Dialect;
import dev.edd.migration.Nearest;
import dev.edd.rule.Engine;
import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The database that migrations are judged for, and what it was told by.
 *
 * @param exact whether the version was told, too, and is not just the oldest that is supported
 * @param source what told it: {@code edd.url}; where nothing did, a clause that says so
 */
public record Basis(Engine engine, boolean exact, String source) {
    /** The basis where nothing is judged that depends on the database. */
    static final Basis NONE = new Basis(Engine.of(Dialect.OTHER), false, "");

    private static final List<String> NAMES = Arrays.stream(Dialect.values())
            .filter(dialect -> dialect != Dialect.OTHER)
            .map(dialect -> dialect.toString().toLowerCase(Locale.ROOT))
            .toList();

    /** Returns the basis where there is a server to ask. */
    public static Basis ofServer(Dialect dialect, String version) {
        return new Basis(Engine.of(dialect, version).orElse(Engine.of(dialect)), true, "the server");
    }

    /**
     * Returns the basis where there is none: what is said, or else what the URL names, or else the only database that the
     * project has a driver for.
     *
     * @throws UnknownDatabaseException if a dialect or version is said that does not exist
     */
    public static Basis of(Hints hints) {
        if (!hints.dialect().isBlank()) {
            return versioned(named(hints.dialect()), "edd.dialect", hints.version());
        }
        Dialect ofUrl = Dialect.ofUrl(hints.url());
        if (ofUrl != Dialect.OTHER) {
            return versioned(ofUrl, "edd.url", hints.version());
        }
        List<Driver> drivers = decisive(hints.drivers());
        if (drivers.size() == 1) {
            return versioned(
                    drivers.get(0).dialect(), "the driver " + drivers.get(0).artifactId(), hints.version());
        }
        if (!hints.version().isBlank()) {
            throw UnknownDatabaseException.ofVersionAlone(hints.version(), NAMES);
        }
        return new Basis(Engine.of(Dialect.OTHER), false, reason(drivers));
    }

    private static Dialect named(String name) {
        for (Dialect dialect : Dialect.values()) {
            if (dialect.name().equalsIgnoreCase(name.strip())) {
                return dialect;
            }
        }
        throw UnknownDatabaseException.ofDialect(name, Nearest.to(name, NAMES));
    }

    private static Basis versioned(Dialect dialect, String source, String version) {
        if (version.isBlank()) {
            return new Basis(Engine.of(dialect), false, source);
        }
        Optional<Engine> engine = Engine.of(dialect, version);
        if (engine.isEmpty() || dialect == Dialect.OTHER) {
            throw UnknownDatabaseException.ofVersion(version, Engine.of(dialect));
        }
        return new Basis(engine.get(), true, source + " and edd.databaseVersion");
    }

    /** A driver for tests alone, often H2's, says nothing beside the one that the application runs with. */
    private static List<Driver> decisive(List<Driver> drivers) {
        List<Driver> known =
                drivers.stream().filter(each -> each.dialect() != Dialect.OTHER).toList();
        List<Driver> running =
                known.stream().filter(each -> !each.onlyForTests()).toList();
        return running.size() == 1 ? running : known;
    }

    private static String reason(List<Driver> drivers) {
        return drivers.isEmpty()
                ? "neither edd.dialect nor edd.url nor a driver among the project's dependencies names one"
                : drivers.stream()
                        .map(Driver::artifactId)
                        .collect(
                                Collectors.joining(" and ", "the project has ", ", so that only edd.dialect can tell"));
    }

    /** Returns the sentence that tells it: {@code Judged for PostgreSQL 14 and later, which edd.url names.} */
    @Override
    public String toString() {
        return isKnown()
                ? "Judged for %s%s, which %s %s."
                        .formatted(
                                engine, exact ? "" : " and later", source, source.contains(" and ") ? "name" : "names")
                : "Judged for no database in particular: %s.".formatted(source);
    }

    /** Returns whether a database is known, and not only what all of them have in common. */
    public boolean isKnown() {
        return engine.dialect() != Dialect.OTHER;
    }

    /**
     * What there is to tell a database by; empty texts where nothing is said.
     *
     * @param dialect {@code edd.dialect}
     * @param version {@code edd.databaseVersion}
     * @param url {@code edd.url}
     * @param drivers those among the project's dependencies; other dependencies may be there too
     */
    public record Hints(String dialect, String version, String url, List<Driver> drivers) implements Serializable {
        /** The hints of someone who says nothing. */
        public static final Hints NONE = new Hints("", "", "", List.of());

        public Hints {
            drivers = List.copyOf(drivers);
        }

        /** Returns the same with what is said elsewhere in the place of what is not said here. */
        public Hints or(String otherDialect, String otherVersion) {
            return new Hints(
                    dialect.isBlank() ? otherDialect : dialect,
                    version.isBlank() ? otherVersion : version,
                    url,
                    drivers);
        }
    }

    /** A dependency of a project, perhaps a JDBC driver. */
    public record Driver(String artifactId, boolean onlyForTests) implements Serializable {
        private static final Set<String> MYSQL = Set.of("mysql-connector-j", "mysql-connector-java");

        /** Returns what it connects to; {@link Dialect#OTHER} if it is no driver that is known. */
        Dialect dialect() {
            if (MYSQL.contains(artifactId)) {
                return Dialect.MYSQL;
            }
            return switch (artifactId) {
                case "postgresql" -> Dialect.POSTGRESQL;
                case "mariadb-java-client" -> Dialect.MARIADB;
                case "h2" -> Dialect.H2;
                default -> Dialect.OTHER;
            };
        }
    }
}
