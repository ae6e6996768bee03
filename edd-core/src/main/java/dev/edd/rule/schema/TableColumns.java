package dev.edd.rule.schema;

import dev.edd.migration.Migration;
import dev.edd.migration.Statement;
import dev.edd.rule.Scene;
import dev.edd.rule.text.Spelling;
import dev.edd.sql.ColumnAction.AddColumn;
import dev.edd.sql.ColumnAction.Definition;
import dev.edd.sql.ColumnAction.DropColumn;
import dev.edd.sql.ColumnAction.RenameColumn;
import dev.edd.sql.QualifiedName;
import dev.edd.sql.TableAction.CreateTable;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The columns of a table, as far as the changelog says them. */
public final class TableColumns {
    private static final Definition UNKNOWN = new Definition("", "", Set.of());

    /** One of them, with its name as written. */
    private record Column(String name, Definition definition) {}

    private TableColumns() {}

    /** Returns what each is before a migration, by its name as written; none where the table is created elsewhere. */
    public static Map<String, Definition> before(Migration migration, QualifiedName table, Scene scene) {
        Map<String, Definition> columns = new HashMap<>();
        all(migration, table, scene).values().forEach(column -> columns.put(column.name(), column.definition()));
        return columns;
    }

    /** Returns the names before a migration, in lower case; none where the table is created elsewhere. */
    public static Set<String> names(Migration migration, QualifiedName table, Scene scene) {
        return all(migration, table, scene).keySet();
    }

    private static Map<String, Column> all(Migration migration, QualifiedName table, Scene scene) {
        Map<String, Column> columns = new HashMap<>();
        boolean created = false;
        for (TableStory.Event event : TableStory.of(table, scene)) {
            if (event.migration().equals(migration)) {
                break;
            }
            created |= event.statement() instanceof CreateTable;
            read(event.statement(), columns, scene);
        }
        return created ? columns : Map.of();
    }

    /** Returns the names as a list, in the order of the alphabet, or words in place of it where none are known. */
    public static String listed(Set<String> columns, String prefix) {
        return columns.isEmpty()
                ? "<%sits columns>".formatted(prefix)
                : columns.stream().sorted().map(column -> prefix + column).collect(Collectors.joining(", "));
    }

    private static void read(Statement statement, Map<String, Column> columns, Scene scene) {
        if (statement instanceof CreateTable create) {
            columns.clear();
            for (AddColumn add : TableElements.of(create, scene).columns()) {
                columns.put(lower(add.column()), new Column(Spelling.bare(add), add.definition()));
            }
        } else if (statement instanceof AddColumn add) {
            columns.put(lower(add.column()), new Column(Spelling.bare(add), add.definition()));
        } else if (statement instanceof DropColumn drop) {
            columns.remove(lower(drop.column()));
        } else if (statement instanceof RenameColumn rename) {
            Column before = columns.remove(lower(rename.column()));
            String name = Spelling.bare(rename.table(), rename.to());
            columns.put(lower(rename.to()), new Column(name, before == null ? UNKNOWN : before.definition()));
        }
    }

    private static String lower(QualifiedName name) {
        return name.last().toLowerCase(Locale.ROOT);
    }
}
