package dev.edd.rule.catalog;

import dev.edd.migration.Dialect;
import dev.edd.migration.Migration;
import dev.edd.migration.Statement;
import dev.edd.rule.Scene;
import dev.edd.sql.ColumnAction.AddColumn;
import dev.edd.sql.ColumnAction.DropColumn;
import dev.edd.sql.ColumnAction.RenameColumn;
import dev.edd.sql.QualifiedName;
import dev.edd.sql.SqlParser;
import dev.edd.sql.TableAction.CreateTable;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The names of a table's columns, as far as the changelog says them. */
final class TableColumns {
    private static final Pattern COLUMN = Pattern.compile(
            "\\s*(?!(?:CONSTRAINT|PRIMARY|UNIQUE|FOREIGN|CHECK|EXCLUDE|KEY|INDEX|LIKE|FULLTEXT|SPATIAL|PERIOD)\\b)"
                    + "[\"`]?([\\p{L}_][\\p{L}\\p{N}_$]*)[\"`]?\\s.*",
            Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

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

    private static void read(Statement statement, QualifiedName table, Set<String> names, Scene scene) {
        if (statement instanceof CreateTable create && create.table().matches(table)) {
            names.clear();
            names.addAll(of(create, scene.engine().dialect()));
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

    private static Set<String> of(CreateTable create, Dialect dialect) {
        String text = SqlParser.withoutComments(create.text(), dialect);
        int open = text.indexOf('(');
        int close = text.lastIndexOf(')');
        Set<String> names = new HashSet<>();
        if (open >= 0 && close > open) {
            String elements = text.substring(open + 1, close);
            for (String element : TableElements.topLevelCommas(elements, "\0").split("\0", -1)) {
                Matcher column = COLUMN.matcher(element);
                if (column.matches()) {
                    names.add(column.group(1).toLowerCase(Locale.ROOT));
                }
            }
        }
        return names;
    }
}
