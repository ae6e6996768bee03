package dev.edd.rule.catalog;

import dev.edd.migration.Dialect;
import dev.edd.migration.Migration;
import dev.edd.migration.Phase;
import dev.edd.rule.Finding;
import dev.edd.rule.PhaseRule;
import dev.edd.rule.RuleMetadata;
import dev.edd.rule.Scene;
import dev.edd.sql.Action;
import dev.edd.sql.ColumnAction.DropColumn;
import dev.edd.sql.ObjectAction.DropObject;
import dev.edd.sql.TableAction.DropIndex;
import dev.edd.sql.TableAction.DropTable;
import java.util.List;
import java.util.stream.Stream;

/** Flags a drop that cannot be run twice, among several statements of which a failure may leave the first ones done. */
final class DropWithoutIfExists implements PhaseRule {
    private static final RuleMetadata METADATA = RuleMetadata.warning(
                    "drop-without-if-exists",
                    "After a failure further down, the drop is done and cannot be done again, so a rerun stops at it.")
            .on(Dialect.H2, Dialect.MARIADB, Dialect.MYSQL);

    @Override
    public RuleMetadata metadata() {
        return METADATA;
    }

    @Override
    public List<Class<? extends Action>> kinds() {
        return List.of(DropTable.class, DropObject.class, DropColumn.class, DropIndex.class);
    }

    @Override
    public List<Finding> check(Migration migration, Scene scene) {
        if (migration.phase() != Phase.FINALIZATION) {
            return List.of();
        }
        boolean everywhere = scene.engine().dialect() != Dialect.MYSQL;
        return Stream.of(
                        migration.statements(DropTable.class).stream().filter(drop -> !drop.ifExists()),
                        migration.statements(DropObject.class).stream().filter(drop -> !drop.ifExists()),
                        migration.statements(DropColumn.class).stream().filter(drop -> everywhere && !drop.ifExists()),
                        migration.statements(DropIndex.class).stream().filter(drop -> everywhere && !drop.ifExists()))
                .flatMap(drops -> drops)
                .map(Action.class::cast)
                .filter(drop -> !isLast(drop, migration))
                .map(drop -> METADATA.at(
                        drop.location(),
                        "%s runs %s before other statements.".formatted(migration.id(), drop.text()),
                        "Write %s;".formatted(withIfExists(drop))))
                .toList();
    }

    /** Returns whether nothing follows that could fail once the drop is done. */
    private static boolean isLast(Action drop, Migration migration) {
        Action last = (Action) migration.statements().get(migration.statements().size() - 1);
        return last.statement().equals(drop.statement());
    }

    private static String withIfExists(Action drop) {
        return drop.statement()
                .text()
                .replaceFirst(
                        "(?i)\\bDROP\\s+(COLUMN|TABLE|VIEW|INDEX|TRIGGER|PROCEDURE|FUNCTION|SEQUENCE|EVENT|SCHEMA)\\s+(?!IF\\b)",
                        "DROP $1 IF EXISTS ");
    }
}
