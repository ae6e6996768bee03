package dev.edd.rule.catalog;

import dev.edd.migration.Migration;
import dev.edd.migration.Phase;
import dev.edd.migration.Statement;
import dev.edd.rule.Finding;
import dev.edd.rule.PhaseRule;
import dev.edd.rule.RuleMetadata;
import dev.edd.rule.Scene;
import dev.edd.rule.fix.SafeWay;
import dev.edd.rule.text.Spelling;
import dev.edd.sql.Action;
import dev.edd.sql.ColumnAction;
import dev.edd.sql.ColumnAction.DropColumn;
import dev.edd.sql.ColumnAction.RenameColumn;
import dev.edd.sql.ObjectAction;
import dev.edd.sql.ObjectAction.AddEnumValue;
import dev.edd.sql.ObjectAction.ChangeObject;
import dev.edd.sql.ObjectAction.CreateObject;
import dev.edd.sql.ObjectAction.CreateRoutine;
import dev.edd.sql.QualifiedName;
import dev.edd.sql.TableAction;
import dev.edd.sql.TableAction.CreateTable;
import dev.edd.sql.TableAction.Demand;
import dev.edd.sql.TableAction.DropTable;
import dev.edd.sql.TableAction.RenameTable;
import java.util.List;

/** Flags a transition that changes the schema; what drops or renames is flagged by rules of its own. */
final class SchemaChangeInTransition implements PhaseRule {
    private static final RuleMetadata METADATA = RuleMetadata.error(
            "schema-change-in-transition",
            "A transition runs again and again while two releases serve traffic, and the second time it would fail.");

    @Override
    public RuleMetadata metadata() {
        return METADATA;
    }

    @Override
    public List<Finding> check(Migration migration, Scene scene) {
        if (migration.phase() != Phase.TRANSITION) {
            return List.of();
        }
        return migration.statements().stream()
                .filter(SchemaChangeInTransition::changesSchema)
                .map(Action.class::cast)
                .filter(action -> !isAboutScratchTable(action, migration))
                .map(action -> METADATA.at(
                        action.location(),
                        "%s changes the schema: %s".formatted(migration.id(), brief(action)),
                        SafeWay.of("What the next release needs belongs into the initial, and what only it keeps to "
                                        + "into the finalization; take one of the two:")
                                .in(Phase.INITIAL, "%s;", Spelling.statement(action))
                                .in(Phase.FINALIZATION, "%s;", Spelling.statement(action))
                                .toString()))
                .toList();
    }

    private static boolean changesSchema(Statement statement) {
        boolean hasRuleOfItsOwn = statement instanceof DropColumn
                || statement instanceof RenameColumn
                || statement instanceof DropTable
                || statement instanceof RenameTable;
        return !hasRuleOfItsOwn
                && (statement instanceof ColumnAction
                        || (statement instanceof TableAction && !(statement instanceof Demand))
                        || statement instanceof CreateObject
                        || statement instanceof CreateRoutine
                        || statement instanceof ChangeObject
                        || statement instanceof AddEnumValue);
    }

    /** Returns whether it concerns a temporary table, or one that the transition makes for itself. */
    private static boolean isAboutScratchTable(Action action, Migration migration) {
        QualifiedName table = table(action);
        return migration.statements(CreateTable.class).stream()
                .filter(create ->
                        create.traits().contains(CreateTable.Trait.TEMPORARY) || drops(migration, create.table()))
                .anyMatch(create -> create.table().matches(table));
    }

    private static QualifiedName table(Action action) {
        if (action instanceof ColumnAction change) {
            return change.table();
        }
        if (action instanceof TableAction change) {
            return change.table();
        }
        return action instanceof ObjectAction change ? change.name() : QualifiedName.NONE;
    }

    private static boolean drops(Migration migration, QualifiedName table) {
        return migration.statements(DropTable.class).stream()
                .anyMatch(drop -> drop.table().matches(table));
    }

    private static String brief(Action action) {
        String text = action.text().strip().replaceAll("\\s+", " ");
        return text.length() <= 60 ? text + "." : text.substring(0, 57) + "...";
    }
}
