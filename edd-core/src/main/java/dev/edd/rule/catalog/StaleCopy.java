package dev.edd.rule.catalog;

import dev.edd.migration.Migration;
import dev.edd.migration.Phase;
import dev.edd.migration.Statement;
import dev.edd.rule.Finding;
import dev.edd.rule.PhaseRule;
import dev.edd.rule.RuleMetadata;
import dev.edd.rule.Scene;
import dev.edd.rule.fix.RepeatedCopy;
import dev.edd.rule.schema.Existing;
import dev.edd.rule.schema.OneTimeCopy;
import dev.edd.sql.Action;
import dev.edd.sql.Action.Lock;
import dev.edd.sql.Action.NotUnderstood;
import dev.edd.sql.DataAction.Insert;
import dev.edd.sql.DataAction.Merge;
import dev.edd.sql.DataAction.Update;
import dev.edd.sql.QualifiedName;
import dev.edd.sql.TableAction.CreateTable;
import dev.edd.sql.TableAction.DropTable;
import dev.edd.sql.TableAction.RenameTable;
import java.util.List;

/** Flags an initial that copies rows of an existing table when nothing carries over what is written to it afterwards. */
final class StaleCopy implements PhaseRule {
    private static final RuleMetadata METADATA = RuleMetadata.warning(
            "stale-copy",
            "The previous release goes on writing to the table, and neither its new rows nor its changes reach the copy.");

    @Override
    public RuleMetadata metadata() {
        return METADATA;
    }

    @Override
    public List<Class<? extends Action>> kinds() {
        return List.of(Insert.class, Merge.class, CreateTable.class);
    }

    @Override
    public List<Finding> check(Migration migration, Scene scene) {
        if (migration.phase() != Phase.INITIAL) {
            return List.of();
        }
        Existing existing = new Existing(migration, scene);
        return OneTimeCopy.in(existing)
                .filter(copy -> !isRepeated(copy.target(), scene))
                .filter(copy -> !takesOver(copy, migration))
                .filter(copy -> !CopyTriggers.keepInStep(copy, existing))
                .map(copy -> METADATA.at(
                        copy.action().location(),
                        "%s copies rows of %s into %s once."
                                .formatted(migration.id(), copy.sources().get(0).table(), copy.target()),
                        new RepeatedCopy(copy, scene).fix()))
                .toList();
    }

    /** Returns whether the transition writes to the copy, too, each time it runs. */
    private static boolean isRepeated(QualifiedName target, Scene scene) {
        return scene.refactoring().in(Phase.TRANSITION).stream()
                .flatMap(transition -> transition.statements().stream())
                .anyMatch(statement -> writes(statement, target));
    }

    private static boolean writes(Statement statement, QualifiedName target) {
        return (statement instanceof Insert insert && insert.table().matches(target))
                || (statement instanceof Merge merge && merge.table().matches(target))
                || (statement instanceof Update update && update.table().matches(target))
                || statement instanceof NotUnderstood;
    }

    /** Returns whether nobody can write to the table from the copy on, as it is locked and then replaced. */
    private static boolean takesOver(OneTimeCopy copy, Migration migration) {
        QualifiedName source = copy.sources().get(0).table();
        boolean locked = migration.statements(Lock.class).stream()
                .anyMatch(lock -> lock.table().matches(source));
        return locked
                && (migration.statements(DropTable.class).stream()
                                .anyMatch(drop -> drop.table().matches(source))
                        || migration.statements(RenameTable.class).stream()
                                .anyMatch(rename -> rename.table().matches(source)));
    }
}
