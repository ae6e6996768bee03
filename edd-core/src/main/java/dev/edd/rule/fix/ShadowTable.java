package dev.edd.rule.fix;

import dev.edd.migration.Migration;
import dev.edd.migration.Phase;
import dev.edd.rule.Scene;
import dev.edd.rule.schema.Key;
import dev.edd.rule.schema.TableColumns;
import dev.edd.rule.text.Spelling;
import dev.edd.sql.ColumnAction.Definition;
import dev.edd.sql.QualifiedName;
import dev.edd.sql.TableAction;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Writes how a table is replaced by another one, which triggers keep in step with it while it is filled. */
public final class ShadowTable {
    private static final String WAY = "Have a second table filled while others go on, and swap the two at the end; "
            + "%s of the first, and foreign keys that point to it, are to be made for the second, too:";

    private final TableAction action;
    private final Migration migration;
    private final Scene scene;
    private final Map<String, Definition> definitions;

    public ShadowTable(TableAction action, Migration migration, Scene scene) {
        this.action = action;
        this.migration = migration;
        this.scene = scene;
        this.definitions = TableColumns.before(migration, action.table(), scene);
    }

    /** Returns the fix, which does to the second table what the action does to the first. */
    public String fix() {
        boolean mysql = Spelling.of(scene).isMysql();
        boolean all = !mysql && columns().isEmpty();
        String copy = new CopiedRows(Chunks.of(table(), scene)).to(name(), all ? "" : columns(""));
        return SafeWay.of(WAY, mysql ? "foreign keys and triggers" : "foreign keys, triggers and privileges")
                .under(
                        Phase.INITIAL + behind(),
                        "CREATE TABLE %1$s %2$s;\n%3$s;\n%4$s",
                        name(),
                        (mysql ? "LIKE %s" : "(LIKE %s INCLUDING ALL)").formatted(table()),
                        changed(),
                        mysql ? new ShadowOnMysql(this).triggers() : new ShadowOnPostgres(this).trigger())
                .under(Phase.TRANSITION + behind(), "%s", copy)
                .under(
                        Phase.FINALIZATION + behind(),
                        "%s",
                        mysql ? new ShadowOnMysql(this).swap() : new ShadowOnPostgres(this).swap())
                .toString();
    }

    /** What waits for the finalization may not be demanded of the rows that the triggers copy before. */
    private String behind() {
        return migration.phase() == Phase.FINALIZATION
                ? " of refactoring %s".formatted(scene.changelog().nextNumber())
                : "";
    }

    /** Returns the first table. */
    QualifiedName table() {
        return action.table();
    }

    /** Returns the schema that the first table is written with, and the dot behind it. */
    String schema() {
        return Spelling.qualifier(table());
    }

    /** Returns the name of the second table without its schema. */
    String word() {
        return Spelling.joined(Spelling.word(table().last()), "", "new");
    }

    /** Returns the name of the second table. */
    String name() {
        return schema() + word();
    }

    private String changed() {
        String text = action.text().strip();
        return text.matches("(?is)CREATE\\b.*")
                ? text.replaceFirst("(?i)\\bON\\s+\\Q%s\\E".formatted(table()), "ON " + name())
                : "ALTER TABLE %s %s".formatted(name(), text);
    }

    /** Returns the name that the first table gets at the end, without its schema. */
    String old() {
        return Spelling.joined(Spelling.word(table().last()), "", "old");
    }

    /** Returns the columns that take values as a list. */
    String columns(String prefix) {
        return TableColumns.listed(columns(), prefix);
    }

    /** Returns what each column of the first table is; none where the changelog does not say. */
    Map<String, Definition> definitions() {
        return definitions;
    }

    /** Returns the columns that take values; none where the changelog does not say. */
    Set<String> columns() {
        return definitions.entrySet().stream()
                .filter(column -> !column.getValue().isComputed())
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    /** Returns what finds the row in the second table that is changed in the first. */
    String ofOldRow() {
        return Key.of(table(), scene).stream()
                .map(column -> "%1$s = OLD.%1$s".formatted(column))
                .collect(Collectors.joining(" AND "));
    }
}
