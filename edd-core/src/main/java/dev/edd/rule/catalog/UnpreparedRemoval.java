package dev.edd.rule.catalog;

import dev.edd.migration.Migration;
import dev.edd.migration.Phase;
import dev.edd.migration.Statement;
import dev.edd.rule.Finding;
import dev.edd.rule.PhaseRule;
import dev.edd.rule.RuleMetadata;
import dev.edd.rule.Scene;
import dev.edd.rule.text.Mentions;
import dev.edd.sql.Action;
import dev.edd.sql.ColumnAction;
import dev.edd.sql.ColumnAction.AddColumn;
import dev.edd.sql.ColumnAction.DropColumn;
import dev.edd.sql.DataAction;
import dev.edd.sql.DataAction.Query;
import dev.edd.sql.ObjectAction.CreateObject;
import dev.edd.sql.ObjectAction.CreateRoutine;
import dev.edd.sql.QualifiedName;
import dev.edd.sql.TableAction;
import dev.edd.sql.TableAction.CreateTable;
import dev.edd.sql.TableAction.DropTable;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Flags a finalization that drops what no earlier phase of its refactoring has anything to do with. */
final class UnpreparedRemoval implements PhaseRule {
    private static final RuleMetadata METADATA = RuleMetadata.warning(
            "unprepared-removal",
            "Nothing in its initial or transition takes the place of what is lost, so the number may be wrong.");

    /** It says that there is nothing to prepare. */
    private static final Pattern NOTHING = Pattern.compile("(?i)\\s*SELECT\\s+1\\s*");

    @Override
    public RuleMetadata metadata() {
        return METADATA;
    }

    @Override
    public List<Class<? extends Action>> kinds() {
        return List.of(DropColumn.class, DropTable.class);
    }

    @Override
    public List<Finding> check(Migration migration, Scene scene) {
        if (migration.phase() != Phase.FINALIZATION
                || scene.refactoring().in(Phase.INITIAL).isEmpty()) {
            return List.of();
        }
        return Stream.concat(
                        migration.statements(DropColumn.class).stream()
                                .filter(drop -> !isPrepared(drop.table(), scene))
                                .map(drop -> finding(drop, drop.column(), migration)),
                        migration.statements(DropTable.class).stream()
                                .filter(drop -> !isPrepared(drop.table(), scene))
                                .map(drop -> finding(drop, drop.table(), migration)))
                .toList();
    }

    private static boolean isPrepared(QualifiedName table, Scene scene) {
        return scene.refactoring().migrations().stream()
                .filter(migration -> migration.phase() != Phase.FINALIZATION)
                .flatMap(migration -> migration.statements().stream())
                .anyMatch(statement -> prepares(statement, table));
    }

    /** Returns whether a statement adds something, or is about the table; in doubt, it does. */
    private static boolean prepares(Statement statement, QualifiedName table) {
        boolean adds = statement instanceof CreateTable
                || statement instanceof AddColumn
                || statement instanceof CreateObject
                || statement instanceof CreateRoutine
                || (statement instanceof Query
                        && NOTHING.matcher(statement.text()).matches())
                || statement instanceof Action.NotUnderstood
                || statement instanceof Action.Block;
        return adds
                || (statement instanceof ColumnAction change && change.table().matches(table))
                || (statement instanceof TableAction change && change.table().matches(table))
                || (statement instanceof DataAction change
                        && (change.table().matches(table) || Mentions.of(table, change.text())))
                || Mentions.of(table, statement.text());
    }

    private static Finding finding(Action drop, QualifiedName name, Migration migration) {
        return METADATA.at(
                drop.location(),
                "%s drops %s, which neither its initial nor its transition mentions.".formatted(migration.id(), name),
                "Give the file the number of the refactoring that replaces %s, or let the initial prepare the removal."
                        .formatted(name));
    }
}
