package dev.edd.rule;

import dev.edd.migration.Dialect;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The database that migrations are judged for: what is free on one version rewrites the table on an older one.
 *
 * @param major 0 where it is not known; then the oldest version that is supported counts
 */
public record Engine(Dialect dialect, int major, int minor, int patch) {
    /** MariaDB's servers used to call themselves {@code 5.5.5-10.11.2-MariaDB}, for the sake of old clients. */
    private static final Pattern VERSION =
            Pattern.compile("^(?:5\\.5\\.5-)?(\\d{1,5})(?:\\.(\\d{1,5}))?(?:\\.(\\d{1,5}))?(?!\\w|\\.\\w)");

    /** Returns the oldest version of a database that is supported. */
    public static Engine of(Dialect dialect) {
        return switch (dialect) {
            case H2 -> new Engine(dialect, 2, 3, 0);
            case POSTGRESQL -> new Engine(dialect, 14, 0, 0);
            case MARIADB -> new Engine(dialect, 10, 11, 0);
            case MYSQL -> new Engine(dialect, 8, 0, 0);
            case OTHER -> new Engine(dialect, 0, 0, 0);
        };
    }

    /**
     * Returns a version as people write it, {@code 14} or {@code 8.0.12}, or as servers do, {@code 11.4.5-MariaDB}; empty
     * where the text is none.
     */
    public static Optional<Engine> of(Dialect dialect, String version) {
        Matcher matcher = VERSION.matcher(version.strip());
        return matcher.find()
                ? Optional.of(new Engine(dialect, number(matcher, 1), number(matcher, 2), number(matcher, 3)))
                : Optional.empty();
    }

    private static int number(Matcher matcher, int group) {
        String digits = matcher.group(group);
        return digits == null ? 0 : Integer.parseInt(digits);
    }

    /** Returns whether it is that version or a later one. */
    public boolean isAtLeast(int major, int minor, int patch) {
        if (this.major != major) {
            return this.major > major;
        }
        return this.minor == minor ? this.patch >= patch : this.minor > minor;
    }

    /** Returns its name and version, {@code PostgreSQL 14}, {@code MySQL 8.0.12}. */
    @Override
    public String toString() {
        String version = "%s.%s.%s".formatted(major, minor, patch).replaceFirst("(?:\\.0){1,2}$", "");
        return major == 0 ? dialect.toString() : dialect + " " + version;
    }
}
