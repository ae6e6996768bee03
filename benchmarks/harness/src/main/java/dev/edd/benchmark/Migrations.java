package dev.edd.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** That many migrations, each of which creates one small table. */
record Migrations(int number) {
    /** Counts the tables that the migrations created. */
    static final String CREATED = "SELECT COUNT(*) FROM information_schema.tables WHERE LOWER(table_name) LIKE 'item%'";

    /** Returns the statement of one migration, on a line of its own. */
    static String statement(int migration) {
        return "CREATE TABLE item_%05d (id BIGINT PRIMARY KEY, name VARCHAR(100) NOT NULL, created TIMESTAMP);\n"
                .formatted(migration);
    }

    /**
     * Writes a file for each.
     *
     * @param name the files' name, with a place for the number
     */
    void writeEach(Path directory, String name) throws IOException {
        Files.createDirectories(directory);
        for (int i = 1; i <= number; i++) {
            Files.writeString(directory.resolve(name.formatted(i)), statement(i));
        }
    }
}
