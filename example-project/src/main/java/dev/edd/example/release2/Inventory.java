package dev.edd.example.release2;

import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.StatementContext;
import org.jdbi.v3.core.statement.StatementException;

/** The items that are in stock. Safe for use by several threads. */
public final class Inventory {
    private final Jdbi jdbi;
    private volatile Schema schema = Schema.WITH_CODE;

    public Inventory(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    public void add(Item item) {
        inTransaction((handle, sql) -> handle.createUpdate(sql.insert())
                .bind("id", item.id().toString())
                .bindMethods(item.label())
                .bind("quantity", item.quantity())
                .execute());
    }

    public Optional<Item> find(Label label) {
        return inTransaction((handle, sql) -> handle.createQuery(sql.find())
                .bindMethods(label)
                .map(Inventory::item)
                .findOne());
    }

    /** Returns the items of one location, by label. */
    public List<Item> inLocation(String location) {
        return inTransaction((handle, sql) -> handle.createQuery(sql.inLocation())
                .bind("location", location)
                .map(Inventory::item)
                .list());
    }

    /** Returns all items, by label. */
    public List<Item> list() {
        return inTransaction((handle, sql) ->
                handle.createQuery(sql.list()).map(Inventory::item).list());
    }

    // region survive
    /**
     * Runs a transaction. If it fails because the finalization has dropped the code meanwhile, runs all of it once more
     * without the code, and everything from then on: the code never comes back.
     */
    private <T> T inTransaction(Work<T> work) {
        Schema known = schema;
        try {
            return jdbi.inTransaction(handle -> work.apply(handle, known));
        } catch (StatementException e) {
            if (known == Schema.WITHOUT_CODE || jdbi.withHandle(Inventory::hasCode)) {
                throw e; // for another reason
            }
            schema = Schema.WITHOUT_CODE;
            return jdbi.inTransaction(handle -> work.apply(handle, Schema.WITHOUT_CODE));
        }
    }

    private static boolean hasCode(Handle handle) {
        return handle.createQuery("SELECT * FROM inventory WHERE 1 = 0").scanResultSet((none, context) -> {
            try (context) {
                return columns(none.get().getMetaData()).anyMatch("inventory_code"::equalsIgnoreCase);
            }
        });
    }
    // end

    private static Item item(ResultSet row, StatementContext context) throws SQLException {
        Label label = new Label(row.getString("location"), row.getString("batch"), row.getString("serial_no"));
        return new Item(UUID.fromString(row.getString("id")), label, row.getInt("quantity"));
    }

    private static Stream<String> columns(ResultSetMetaData metaData) throws SQLException {
        Stream.Builder<String> names = Stream.builder();
        for (int column = 1; column <= metaData.getColumnCount(); column++) {
            names.add(metaData.getColumnName(column));
        }
        return names.build();
    }

    /** What is done in one transaction, with the SQL for the schema that it meets. */
    private interface Work<T> {
        T apply(Handle handle, Schema sql);
    }
}
