package dev.edd.rule.fix;

import dev.edd.migration.Dialect;
import dev.edd.rule.Scene;
import dev.edd.rule.schema.Columns;
import dev.edd.rule.text.ColumnType;
import dev.edd.rule.text.Spelling;
import dev.edd.sql.ColumnAction;
import dev.edd.sql.ColumnAction.Definition;
import dev.edd.sql.ColumnAction.RedefineColumn;
import dev.edd.sql.ColumnAction.RenameColumn;
import java.util.Optional;

/** Writes how a column gets another name, through a second column. */
public record SecondColumnName(RenameColumn rename, Scene scene) {
    /** Returns the fix for the statement that renames the column besides what an action of it does; empty for none. */
    public static Optional<String> ofWhole(ColumnAction action, Scene scene) {
        return scene.refactoring().migrations().stream()
                .flatMap(migration -> migration.statements(RenameColumn.class).stream())
                .filter(rename -> rename.statement().equals(action.statement())
                        && rename.to().matches(action.column()))
                .map(rename -> new SecondColumnName(rename, scene).fix())
                .findFirst();
    }

    /** Returns the fix. */
    public String fix() {
        if (RenamedViewColumn.is(rename)) {
            return new RenamedViewColumn(rename).fix();
        }
        String from = Spelling.bare(rename);
        Optional<String> before = Columns.at(scene, rename).map(Definition::type);
        String type = redefined().or(() -> before).orElse("<the type of " + from + ">");
        Dialect dialect = scene.engine().dialect();
        boolean fits =
                before.isEmpty() || ColumnType.of(type, dialect).holdsAllOf(ColumnType.of(before.get(), dialect));
        return new SecondColumn(
                        rename,
                        from,
                        Spelling.bare(rename.table(), rename.to()),
                        new SecondColumn.Values(type, from, fits),
                        scene)
                .fix("Add a column of the new name");
    }

    /** Returns the type that MySQL's CHANGE gives the column besides its name. */
    private Optional<String> redefined() {
        return scene.refactoring().migrations().stream()
                .flatMap(migration -> migration.statements(RedefineColumn.class).stream())
                .filter(redefine -> redefine.statement().equals(rename.statement())
                        && redefine.column().matches(rename.to()))
                .map(redefine -> redefine.definition().type())
                .filter(type -> !type.isEmpty())
                .findFirst();
    }
}
