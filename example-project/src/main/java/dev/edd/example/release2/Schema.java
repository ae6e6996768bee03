package dev.edd.example.release2;

/** The shapes that this release finds the table in, and its SQL for each; all of it takes the same parameters. */
enum Schema {
    /** Until the finalization: every row has its code, but those that release 1 has just added lack their parts. */
    WITH_CODE(
            """
            INSERT INTO inventory (id, location_code, batch_number, serial_number, inventory_code, quantity)
            VALUES (:id, :location, :batch, :serial, :code, :quantity)
            """,
            """
            SELECT
                id,
                COALESCE(location_code, SUBSTRING(inventory_code, 1, 6)) AS location,
                COALESCE(batch_number, SUBSTRING(inventory_code, 7, 8)) AS batch,
                COALESCE(serial_number, SUBSTRING(inventory_code, 15, 8)) AS serial_no,
                quantity
            FROM inventory
            """,
            "WHERE inventory_code = :code",
            "WHERE location_code = :location OR (location_code IS NULL AND inventory_code LIKE CONCAT(:location, '%'))"),

    /** From the finalization on: rows have parts and nothing else. Release 3 needs only this. */
    WITHOUT_CODE(
            """
            INSERT INTO inventory (id, location_code, batch_number, serial_number, quantity)
            VALUES (:id, :location, :batch, :serial, :quantity)
            """,
            """
            SELECT id, location_code AS location, batch_number AS batch, serial_number AS serial_no, quantity
            FROM inventory
            """,
            "WHERE location_code = :location AND batch_number = :batch AND serial_number = :serial",
            "WHERE location_code = :location");

    private static final String IN_ORDER = "\nORDER BY location, batch, serial_no";

    private final String insert;
    private final String items;
    private final String withLabel;
    private final String inLocation;

    Schema(String insert, String items, String withLabel, String inLocation) {
        this.insert = insert;
        this.items = items;
        this.withLabel = withLabel;
        this.inLocation = inLocation;
    }

    String insert() {
        return insert;
    }

    String find() {
        return items + withLabel;
    }

    String inLocation() {
        return items + inLocation + IN_ORDER;
    }

    String list() {
        return items + IN_ORDER;
    }
}
