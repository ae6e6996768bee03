package dev.edd.rule.catalog;

import dev.edd.migration.Dialect;
import dev.edd.migration.Migration;
import dev.edd.migration.Phase;
import dev.edd.rule.Finding;
import dev.edd.rule.PhaseRule;
import dev.edd.rule.RuleMetadata;
import dev.edd.rule.Scene;
import dev.edd.rule.fix.Chunks;
import dev.edd.rule.fix.ConstantFill;
import dev.edd.rule.fix.FilledFromTable;
import dev.edd.rule.fix.LockedRows;
import dev.edd.rule.fix.Moved;
import dev.edd.rule.fix.RefilledTable;
import dev.edd.rule.fix.SafeWay;
import dev.edd.rule.schema.Existing;
import dev.edd.rule.text.Batched;
import dev.edd.sql.Action;
import dev.edd.sql.DataAction;
import dev.edd.sql.DataAction.Delete;
import dev.edd.sql.DataAction.Insert;
import dev.edd.sql.DataAction.Merge;
import dev.edd.sql.DataAction.Query;
import dev.edd.sql.DataAction.Update;
import dev.edd.sql.TableAction.CreateTable;
import java.util.List;
import java.util.stream.Stream;

/** Flags an initial or finalization that changes, or locks, every row of an existing table in one statement. */
final class UnbatchedChange implements PhaseRule {
    private static final RuleMetadata METADATA = RuleMetadata.error(
                    "unbatched-change",
                    "Every row stays locked until the last one is written, so that all who write to the table wait.")
            .on(Dialect.POSTGRESQL, Dialect.MYSQL, Dialect.MARIADB, Dialect.H2);

    @Override
    public RuleMetadata metadata() {
        return METADATA;
    }

    @Override
    public List<Class<? extends Action>> kinds() {
        return List.of(Update.class, Delete.class, Merge.class, Query.class, Insert.class, CreateTable.class);
    }

    @Override
    public List<Finding> check(Migration migration, Scene scene) {
        if (migration.phase() == Phase.TRANSITION) {
            return List.of();
        }
        return Stream.of(
                        changes(migration, scene),
                        LockedRows.findings(migration, scene, METADATA),
                        FilledFromTable.findings(migration, scene, METADATA))
                .flatMap(found -> found)
                .toList();
    }

    private static Stream<Finding> changes(Migration migration, Scene scene) {
        Existing existing = new Existing(migration, scene);
        return WholeTable.changes(migration, scene).stream()
                .map(change -> METADATA.at(
                        change.location(),
                        "%s %s %s.".formatted(migration.id(), WholeTable.words(change, existing), change.table()),
                        new ConstantFill(change, existing)
                                .fix()
                                .or(() -> Moved.instead(change, existing))
                                .orElseGet(() -> batches(change, existing))));
    }

    private static String batches(DataAction change, Existing existing) {
        RefilledTable refilled = new RefilledTable(change.table(), existing);
        boolean deletes = change instanceof Delete;
        return deletes && Batched.where(change).isBlank() && refilled.is(change)
                ? refilled.fix()
                : SafeWay.of("%s", Moved.sentence(change, existing.scene()))
                        .in(Phase.TRANSITION, "%s", Chunks.of(change, existing.scene()))
                        .toString();
    }
}
