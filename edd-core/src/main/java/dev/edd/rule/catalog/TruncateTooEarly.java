package dev.edd.rule.catalog;

import dev.edd.migration.Migration;
import dev.edd.migration.Phase;
import dev.edd.rule.Finding;
import dev.edd.rule.PhaseRule;
import dev.edd.rule.RuleMetadata;
import dev.edd.rule.Scene;
import dev.edd.sql.Action;
import dev.edd.sql.DataAction.Truncate;
import dev.edd.sql.QualifiedName;
import dev.edd.sql.TableAction.ChangePartitions;
import dev.edd.sql.TableAction.DetachPartition;
import java.util.List;
import java.util.stream.Stream;

/** Flags all rows of a table, or of a partition, taken away before finalization. */
final class TruncateTooEarly implements PhaseRule {
    private static final RuleMetadata METADATA = RuleMetadata.error(
            "truncate-too-early",
            "Until finalization a release that is running still reads the rows, and every session waits meanwhile.");

    @Override
    public RuleMetadata metadata() {
        return METADATA;
    }

    @Override
    public List<Class<? extends Action>> kinds() {
        return List.of(Truncate.class, ChangePartitions.class, DetachPartition.class);
    }

    @Override
    public List<Finding> check(Migration migration, Scene scene) {
        if (!migration.phase().servesPreviousRelease()) {
            return List.of();
        }
        return Stream.of(
                        migration.statements(Truncate.class).stream()
                                .map(truncate -> finding(truncate, truncate.table(), migration, scene)),
                        migration.statements(ChangePartitions.class).stream()
                                .filter(ChangePartitions::losesRows)
                                .map(change -> finding(change, change.table(), migration, scene)),
                        migration.statements(DetachPartition.class).stream()
                                .map(detach -> finding(detach, detach.table(), migration, scene)))
                .flatMap(found -> found)
                .flatMap(List::stream)
                .toList();
    }

    private static List<Finding> finding(Action action, QualifiedName table, Migration migration, Scene scene) {
        if (!new Existing(migration, scene).table(table)) {
            return List.of();
        }
        String what = action instanceof Truncate ? "%s takes all rows out of %s." : "%s takes a partition out of %s.";
        String fix = SafeWay.of("Wait until no one reads them:")
                .in(Phase.FINALIZATION, "%s;", Spelling.statement(action))
                .toString();
        return List.of(METADATA.at(action.location(), what.formatted(migration.id(), table), fix));
    }
}
