package dev.edd.integration;

import java.util.List;

/** The story of a code that is split into its parts: the migrations, and the statements of the two releases. */
final class Inventory {
    static final String CREATE = "0001_create_inventory";
    static final String SPLIT = "0002_split_inventory_code";

    private Inventory() {}

    /** Writes the four migrations of two refactorings. */
    static Workbench in(Workbench workbench) {
        return workbench
                .file("initial/" + CREATE + ".sql", """
                        CREATE TABLE inventory (id INT PRIMARY KEY, inventory_code VARCHAR(40));
                        CREATE INDEX inventory_by_code ON inventory (inventory_code);
                        """)
                .file("initial/" + SPLIT + ".sql", """
                        ALTER TABLE inventory ADD COLUMN location_code VARCHAR(10);
                        ALTER TABLE inventory ADD COLUMN batch_number VARCHAR(10);
                        """)
                .file("transition/" + SPLIT + ".sql", """
                        --edd remaining: SELECT COUNT(*) FROM inventory WHERE location_code IS NULL
                        UPDATE inventory
                           SET location_code = SUBSTRING(inventory_code, 1, 2),
                               batch_number = SUBSTRING(inventory_code, 4, 3)
                         WHERE location_code IS NULL AND inventory_code LIKE '%-%';
                        """)
                .file(
                        "finalization/" + SPLIT + ".sql",
                        switch (workbench.database().server()) {
                            case H2, POSTGRESQL -> """
                            DROP INDEX inventory_by_code;
                            ALTER TABLE inventory DROP COLUMN inventory_code;
                            """;
                            case MARIADB, MYSQL -> """
                            DROP INDEX inventory_by_code ON inventory;
                            ALTER TABLE inventory DROP COLUMN inventory_code;
                            """;
                        });
    }

    /** Writes and reads as the previous release does, and returns what it reads: every code it wrote. */
    static List<String> previousRelease(Workbench workbench, int id, String code) {
        workbench.execute("INSERT INTO inventory (id, inventory_code) VALUES (%d, '%s')".formatted(id, code));
        return workbench.rows("SELECT inventory_code FROM inventory WHERE inventory_code IS NOT NULL ORDER BY id");
    }

    /** Writes and reads as the next release does, and returns what it reads: every location. */
    static List<String> nextRelease(Workbench workbench, int id, String location) {
        workbench.execute("INSERT INTO inventory (id, location_code, batch_number) VALUES (%d, '%s', '000')"
                .formatted(id, location));
        return workbench.rows("SELECT location_code FROM inventory WHERE location_code IS NOT NULL ORDER BY id");
    }
}
