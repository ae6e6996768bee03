package dev.edd.rule.catalog;

import dev.edd.migration.Migration;
import dev.edd.migration.Statement;
import dev.edd.rule.Scene;
import dev.edd.sql.ColumnAction.AddColumn;
import dev.edd.sql.ColumnAction.DropColumn;
import dev.edd.sql.ColumnAction.RenameColumn;
import dev.edd.sql.QualifiedName;
import dev.edd.sql.TableAction.CreateTable;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** The names of a table's columns, as far as the changelog says them. */
final class TableColumns {
    private TableColumns() {}

    /** Returns them as they are before a migration, in lower case; none where the table is created elsewhere. */
    static Set<String> before(Migration migration, QualifiedName table, Scene scene) {
        Set<String> names = new HashSet<>();
        boolean created = false;
        for (Migration each : scene.about(table)) {
            if (each.equals(migration)) {
                break;
            }
            for (Statement statement : each.statements()) {
                created |= statement instanceof CreateTable create
                        && create.table().matches(table);
                read(statement, table, names, scene);
            }
        }
        return created ? names : Set.of();
    }

    /** Returns the names as a list, in the order of the alphabet, or words in place of it where none are known. */
    static String listed(Set<String> columns, String prefix) {
        return columns.isEmpty()
                ? "<%sits columns>".formatted(prefix)
                : columns.stream().sorted().map(column -> prefix + column).collect(Collectors.joining(", "));
    }

    private static void read(Statement statement, QualifiedName table, Set<String> names, Scene scene) {
        if (statement instanceof CreateTable create && create.table().matches(table)) {
            names.clear();
            TableElements.of(create, scene).columns().forEach(add -> names.add(lower(add.column())));
        } else if (statement instanceof AddColumn add && add.table().matches(table)) {
            names.add(lower(add.column()));
        } else if (statement instanceof DropColumn drop && drop.table().matches(table)) {
            names.remove(lower(drop.column()));
        } else if (statement instanceof RenameColumn rename && rename.table().matches(table)) {
            names.remove(lower(rename.column()));
            names.add(lower(rename.to()));
        }
    }

    private static String lower(QualifiedName name) {
        return name.last().toLowerCase(Locale.ROOT);
    }
}
