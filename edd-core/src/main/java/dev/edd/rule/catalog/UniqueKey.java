package dev.edd.rule.catalog;

import dev.edd.migration.Migration;
import dev.edd.rule.Scene;
import dev.edd.sql.QualifiedName;
import dev.edd.sql.TableAction;
import dev.edd.sql.TableAction.AddConstraint;
import dev.edd.sql.TableAction.CreateTable;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Columns that no two rows of a table have alike, as a statement says.
 *
 * @param columns in lower case
 */
record UniqueKey(QualifiedName table, Set<String> columns) {
    private static final Scene.Fact<Migration, List<UniqueKey>> IN_MIGRATION =
            Scene.Fact.everywhere((migration, scene) -> read(migration));

    private static final Pattern UNIQUE = Pattern.compile(
            "\\b(?:UNIQUE|PRIMARY\\s+KEY)(?:\\s+(?:KEY|INDEX))?\\s*+[\\w\"`]*+\\s*+\\(([\\w\"`, ]+)\\)",
            Pattern.CASE_INSENSITIVE);

    /** Returns those that a migration demands of tables that it creates or alters. */
    static List<UniqueKey> in(Migration migration, Scene scene) {
        return IN_MIGRATION.of(migration, scene);
    }

    /** Returns the statements of a migration that may demand one. */
    static Stream<TableAction> definitions(Migration migration) {
        return migration.statements(TableAction.class).stream()
                .filter(each -> each instanceof CreateTable || each instanceof AddConstraint);
    }

    private static List<UniqueKey> read(Migration migration) {
        return definitions(migration)
                .flatMap(definition -> UNIQUE.matcher(definition.text())
                        .results()
                        .map(key -> items(key.group(1).toLowerCase(Locale.ROOT)))
                        .map(columns -> new UniqueKey(definition.table(), columns)))
                .toList();
    }

    /** Returns what stands between the commas of a list. */
    static Set<String> items(String list) {
        return Stream.of(list.split(",", -1)).map(String::strip).collect(Collectors.toSet());
    }
}
