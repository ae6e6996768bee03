package dev.edd.rule.catalog;

import dev.edd.migration.Migration;
import dev.edd.migration.Phase;
import dev.edd.rule.Finding;
import dev.edd.rule.PhaseRule;
import dev.edd.rule.RuleMetadata;
import dev.edd.rule.Scene;
import dev.edd.rule.fix.RefilledTable;
import dev.edd.rule.fix.SafeWay;
import dev.edd.rule.schema.Existing;
import dev.edd.rule.text.Spelling;
import dev.edd.sql.Action;
import dev.edd.sql.DataAction.Truncate;
import dev.edd.sql.QualifiedName;
import dev.edd.sql.SqlParser;
import dev.edd.sql.TableAction.ChangePartitions;
import dev.edd.sql.TableAction.ChangeTable;
import dev.edd.sql.TableAction.DetachPartition;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Flags all rows of a table, or of a partition, taken away before finalization. */
final class TruncateTooEarly implements PhaseRule {
    private static final RuleMetadata METADATA = RuleMetadata.error(
            "truncate-too-early",
            "Until finalization a release that is running still reads the rows, and every session waits meanwhile.");

    private static final Pattern LEAVES = Pattern.compile("\\s*NO\\s+INHERIT\\s+(\\S+)\\s*", Pattern.CASE_INSENSITIVE);

    @Override
    public RuleMetadata metadata() {
        return METADATA;
    }

    @Override
    public List<Class<? extends Action>> kinds() {
        return List.of(Truncate.class, ChangePartitions.class, DetachPartition.class, ChangeTable.class);
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
                                .map(detach -> finding(detach, detach.table(), migration, scene)),
                        migration.statements(ChangeTable.class).stream().map(change -> parent(change, scene)
                                .map(parent -> finding(change, parent, migration, scene))
                                .orElse(List.of())))
                .flatMap(found -> found)
                .flatMap(List::stream)
                .toList();
    }

    /** Returns the table that loses the rows of one that inherited from it. */
    private static Optional<QualifiedName> parent(ChangeTable change, Scene scene) {
        Matcher leaves = LEAVES.matcher(change.text());
        return leaves.matches()
                ? Optional.of(SqlParser.name(leaves.group(1), scene.engine().dialect()))
                : Optional.empty();
    }

    private static List<Finding> finding(Action action, QualifiedName table, Migration migration, Scene scene) {
        Existing existing = new Existing(migration, scene);
        if (!existing.table(table)) {
            return List.of();
        }
        String what = action instanceof Truncate
                ? "%s takes all rows out of %s."
                : action instanceof ChangeTable
                        ? "%s takes the rows of a table that inherits from it out of %s."
                        : "%s takes a partition out of %s.";
        RefilledTable refilled = new RefilledTable(table, existing);
        String fix = action instanceof Truncate && refilled.is(action)
                ? refilled.fix()
                : SafeWay.of("Wait until no one reads them:")
                        .in(Phase.FINALIZATION, "%s;", Spelling.statement(action))
                        .toString();
        return List.of(METADATA.at(action.location(), what.formatted(migration.id(), table), fix));
    }
}
