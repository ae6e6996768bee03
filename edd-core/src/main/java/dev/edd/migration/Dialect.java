package dev.edd.migration;

import java.util.Locale;

/** The databases whose ways are known; anything else is served through Liquibase, best effort. */
public enum Dialect {
    /** H2, the embedded default. */
    H2("H2"),

    /** PostgreSQL 14 and later. */
    POSTGRESQL("PostgreSQL"),

    /** MariaDB 10.11 and later. */
    MARIADB("MariaDB"),

    /** MySQL 8. */
    MYSQL("MySQL"),

    /** Every other database: generic SQL only. */
    OTHER("other");

    private final String displayName;

    Dialect(String displayName) {
        this.displayName = displayName;
    }

    /** Returns the dialect that a JDBC URL such as {@code jdbc:postgresql://…} names. */
    public static Dialect ofUrl(String url) {
        String lower = url.toLowerCase(Locale.ROOT);
        for (Dialect dialect : values()) {
            if (lower.startsWith("jdbc:" + dialect.name().toLowerCase(Locale.ROOT) + ":")) {
                return dialect;
            }
        }
        return OTHER;
    }

    /** Returns whether a rolled back transaction takes its {@code CREATE} and {@code ALTER} statements back too. */
    public boolean rollsBackDdl() {
        return this == POSTGRESQL;
    }

    /**
     * Returns what a table of ours is created with, behind its columns: the default of a MySQL database may lack characters
     * of names and reasons, and takes texts for equal that differ in case.
     */
    public String tableOptions() {
        return this == MARIADB || this == MYSQL ? " CHARACTER SET utf8mb4 COLLATE utf8mb4_bin" : "";
    }

    @Override
    public String toString() {
        return displayName;
    }
}
