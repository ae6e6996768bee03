package dev.edd.rule;

import dev.edd.migration.Dialect;

/**
 * The database that migrations are judged for: what is free on one version rewrites the table on an older one.
 *
 * @param major 0 where it is not known; then the oldest version that is supported counts
 */
public record Engine(Dialect dialect, int major, int minor, int patch) {
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

    /** Returns whether it is that version or a later one. */
    public boolean isAtLeast(int major, int minor, int patch) {
        if (this.major != major) {
            return this.major > major;
        }
        return this.minor == minor ? this.patch >= patch : this.minor > minor;
    }
}
