package dev.edd.example.release1;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.StatementContext;

/** The items that are in stock. */
public final class Inventory {
    private static final String INSERT =
            "INSERT INTO inventory (id, inventory_code, quantity) VALUES (:id, :code, :quantity)";
    private static final String SELECT = "SELECT id, inventory_code, quantity FROM inventory";

    private final Jdbi jdbi;

    public Inventory(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    public void add(Item item) {
        jdbi.useTransaction(handle -> handle.createUpdate(INSERT)
                .bind("id", item.id().toString())
                .bind("code", item.code())
                .bind("quantity", item.quantity())
                .execute());
    }

    public Optional<Item> find(String code) {
        return jdbi.inTransaction(handle -> handle.createQuery(SELECT + " WHERE inventory_code = :code")
                .bind("code", code)
                .map(Inventory::item)
                .findOne());
    }

    /** Returns all items, by code. */
    public List<Item> list() {
        return jdbi.inTransaction(handle -> handle.createQuery(SELECT + " ORDER BY inventory_code")
                .map(Inventory::item)
                .list());
    }

    private static Item item(ResultSet row, StatementContext context) throws SQLException {
        UUID id = UUID.fromString(row.getString("id"));
        return new Item(id, row.getString("inventory_code"), row.getInt("quantity"));
    }
}
