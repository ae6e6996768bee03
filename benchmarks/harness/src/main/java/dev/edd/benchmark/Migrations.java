package dev.edd.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * That many migrations, each of which creates one small table.
 *
 * @param statements how many each has; more than one are PostgreSQL's, of all kinds, and break no rule
 */
record Migrations(int number, int statements) {
    /** What a migration does besides creating its table, {@code %1$05d}, some of it to the one before, {@code %2$05d}. */
    private static final List<String> MORE = List.of(
            "CREATE INDEX item_%1$05d_name ON item_%1$05d (name);\n",
            "INSERT INTO item_%1$05d (id, name) VALUES (1, 'it''s; the first') ON CONFLICT (id) DO NOTHING;\n",
            "COMMENT ON TABLE item_%1$05d IS 'what item_%2$05d was';\n",
            "CREATE VIEW names_%1$05d AS SELECT id, name FROM item_%1$05d WHERE name <> '';\n",
            "ALTER TABLE item_%2$05d ADD COLUMN added_%1$05d timestamptz NOT NULL DEFAULT now();\n",
            "ALTER TABLE item_%2$05d ALTER COLUMN name TYPE varchar(200);\n",
            "GRANT SELECT, INSERT ON item_%1$05d TO reporting;\n",
            "UPDATE item_%1$05d SET name = 'the first' WHERE id = 1;\n",
            """
            CREATE FUNCTION touch_%1$05d() RETURNS trigger LANGUAGE plpgsql AS $$
            BEGIN
                NEW.created := now();
                RETURN NEW;
            END
            $$;
            """);

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
            Files.writeString(directory.resolve(name.formatted(i)), text(i));
        }
    }

    private String text(int migration) {
        StringBuilder text = new StringBuilder(statement(migration));
        MORE.subList(0, statements - 1).forEach(more -> text.append(more.formatted(migration, migration - 1)));
        return text.toString();
    }
}
