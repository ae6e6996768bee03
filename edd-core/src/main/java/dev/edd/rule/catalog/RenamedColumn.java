package dev.edd.rule.catalog;

import dev.edd.migration.Dialect;
import dev.edd.migration.Migration;
import dev.edd.rule.Finding;
import dev.edd.rule.PhaseRule;
import dev.edd.rule.RuleMetadata;
import dev.edd.rule.Scene;
import dev.edd.sql.Action;
import dev.edd.sql.ColumnAction;
import dev.edd.sql.ColumnAction.Definition;
import dev.edd.sql.ColumnAction.RedefineColumn;
import dev.edd.sql.ColumnAction.RenameColumn;
import java.util.List;
import java.util.Optional;

/** Flags a column that loses the name that a running release knows. */
final class RenamedColumn implements PhaseRule {
    private static final RuleMetadata METADATA = RuleMetadata.error(
            "renamed-column",
            "Two releases run at once, one of them knows the old name only, and a column has but one name.");

    @Override
    public RuleMetadata metadata() {
        return METADATA;
    }

    @Override
    public List<Class<? extends Action>> kinds() {
        return List.of(RenameColumn.class);
    }

    @Override
    public List<Finding> check(Migration migration, Scene scene) {
        boolean last = !migration.phase().servesPreviousRelease();
        Existing existing = new Existing(migration, scene);
        return migration.statements(RenameColumn.class).stream()
                .filter(rename -> last ? isUsed(rename, existing) : existing.table(rename.table()))
                .filter(rename -> !existing.createsBefore(rename, rename.column()) && !isSame(rename, scene))
                .filter(rename -> !SwappedColumns.giveBack(rename, existing)
                        || (last && existing.added(rename.column()).isPresent()))
                .map(rename -> METADATA.at(
                        rename.location(),
                        "%s renames %s to %s."
                                .formatted(migration.id(), rename.column(), Spelling.bare(rename.table(), rename.to())),
                        fix(rename, scene)))
                .toList();
    }

    /** To MySQL and MariaDB a column has one name, whatever the case of its letters. */
    private static boolean isSame(RenameColumn rename, Scene scene) {
        return Spelling.of(scene).isMysql()
                && rename.column().last().equalsIgnoreCase(rename.to().last());
    }

    /** Returns whether the next release may know the name, which it does not where the column is only put aside. */
    private static boolean isUsed(RenameColumn rename, Existing existing) {
        return !existing.createsBefore(rename, rename.table()) && !PutAside.is(rename.column(), rename.to());
    }

    /** Returns the way through a column of the new name. */
    static String fix(RenameColumn rename, Scene scene) {
        if (RenamedViewColumn.is(rename)) {
            return new RenamedViewColumn(rename).fix();
        }
        String from = Spelling.bare(rename);
        Optional<String> before = Columns.at(scene, rename).map(Definition::type);
        Optional<String> after = redefined(rename, scene);
        String type = after.or(() -> before).orElse("<the type of " + from + ">");
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
    private static Optional<String> redefined(RenameColumn rename, Scene scene) {
        return scene.refactoring().migrations().stream()
                .flatMap(migration -> migration.statements(RedefineColumn.class).stream())
                .filter(redefine -> redefine.statement().equals(rename.statement())
                        && redefine.column().matches(rename.to()))
                .map(redefine -> redefine.definition().type())
                .filter(type -> !type.isEmpty())
                .findFirst();
    }

    /** Returns the fix for the statement that renames the column besides what an action of it does; empty for none. */
    static Optional<String> fixOfWhole(ColumnAction action, Scene scene) {
        return scene.refactoring().migrations().stream()
                .flatMap(migration -> migration.statements(RenameColumn.class).stream())
                .filter(rename -> rename.statement().equals(action.statement())
                        && rename.to().matches(action.column()))
                .map(rename -> fix(rename, scene))
                .findFirst();
    }
}
