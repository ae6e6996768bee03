package dev.edd.rule.schema;

import dev.edd.migration.Dialect;
import dev.edd.migration.Migration;
import dev.edd.migration.Statement;
import dev.edd.rule.Scene;
import dev.edd.rule.text.OtherName;
import dev.edd.rule.text.Spelling;
import dev.edd.sql.ColumnAction.AddColumn;
import dev.edd.sql.ColumnAction.ChangeType;
import dev.edd.sql.ColumnAction.DropColumn;
import dev.edd.sql.ColumnAction.RenameColumn;
import dev.edd.sql.DataAction;
import dev.edd.sql.QualifiedName;
import java.util.List;
import java.util.stream.Stream;

/**
 * A column that a migration drops behind a new one, which gets its values and its name; the name may be free before, as
 * the old column has made room for it.
 */
public record RetypedByHand(AddColumn added, DropColumn dropped, RenameColumn renamed) {
    private static final Scene.Fact<Migration, List<RetypedByHand>> ALL = Scene.Fact.here(RetypedByHand::read);

    /** Returns those of a migration, in order; none for H2, of which no rule says that it rewrites a table. */
    public static List<RetypedByHand> in(Migration migration, Scene scene) {
        return ALL.of(migration, scene);
    }

    private static List<RetypedByHand> read(Migration migration, Scene scene) {
        Dialect dialect = scene.engine().dialect();
        return dialect == Dialect.H2 || dialect == Dialect.OTHER
                ? List.of()
                : migration.statements(RenameColumn.class).stream()
                        .flatMap(rename -> of(rename, migration))
                        .toList();
    }

    private static Stream<RetypedByHand> of(RenameColumn rename, Migration migration) {
        List<Statement> order = migration.statements();
        return migration.statements(DropColumn.class).stream()
                .filter(drop -> drop.table().matches(rename.table())
                        && drop.column().last().equals(rename.to().last()))
                .flatMap(drop -> migration.statements(AddColumn.class).stream()
                        .filter(add -> add.column().matches(rename.column()) && isPlain(add, rename))
                        .map(add -> new RetypedByHand(add, drop, rename)))
                .filter(hand -> hand.makesRoom(order) == order.indexOf(rename) < order.indexOf(hand.dropped));
    }

    private static boolean isPlain(AddColumn add, RenameColumn rename) {
        return add.table().matches(rename.table()) && !add.definition().isComputed();
    }

    /** Returns whether the old column is renamed for the new one, and not the new one in the end. */
    private boolean makesRoom(List<Statement> order) {
        return order.indexOf(renamed) < order.indexOf(added);
    }

    /** Returns whether it is what a migration drops a column for. */
    public static boolean explains(DropColumn drop, Migration migration, Scene scene) {
        return in(migration, scene).stream().anyMatch(hand -> hand.dropped.equals(drop));
    }

    /** Returns whether a column loses its name for such a one. */
    public static boolean explains(RenameColumn rename, Migration migration, Scene scene) {
        return in(migration, scene).stream().anyMatch(hand -> hand.renamed.equals(rename));
    }

    /** Returns whether a change does no more than fill such columns. */
    public static boolean explains(DataAction change, Existing existing) {
        List<String> written = OwnFill.columns(change);
        return !written.isEmpty()
                && written.stream().allMatch(column -> in(existing.migration(), existing.scene()).stream()
                        .anyMatch(hand -> hand.added.table().matches(change.table())
                                && hand.added.column().last().equalsIgnoreCase(column)));
    }

    /** Returns the change of type that it comes to, which stands where the column is dropped. */
    ChangeType change(Existing existing) {
        QualifiedName column = makesRoom(existing.migration().statements()) ? renamed.column() : dropped.column();
        String value = OwnFill.of(added, existing.scene());
        return new ChangeType(
                dropped.origin(),
                dropped.table(),
                column,
                added.definition().type(),
                new OtherName(dropped.column(), Spelling.bare(dropped.table(), column)).in(value));
    }
}
