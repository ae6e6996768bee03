package dev.edd.rule.catalog;

import dev.edd.migration.Dialect;
import dev.edd.migration.Migration;
import dev.edd.migration.Phase;
import dev.edd.rule.Finding;
import dev.edd.rule.PhaseRule;
import dev.edd.rule.RuleMetadata;
import dev.edd.rule.Scene;
import dev.edd.rule.fix.OnlineConstraint;
import dev.edd.rule.schema.AddedConstraint;
import dev.edd.rule.schema.Online;
import dev.edd.sql.Action;
import dev.edd.sql.ColumnAction.AddColumn;
import dev.edd.sql.ColumnAction.SetNotNull;
import dev.edd.sql.TableAction.AddConstraint;
import dev.edd.sql.TableAction.AttachPartition;
import dev.edd.sql.TableAction.CreateIndex;
import dev.edd.sql.TableAction.ValidateConstraint;
import java.util.List;
import java.util.stream.Stream;

/** Flags an initial's constraint for whose sake all rows are looked at while others wait. */
final class ConstraintChecksAllRows implements PhaseRule {
    private static final RuleMetadata METADATA = RuleMetadata.error(
                    "constraint-checks-all-rows",
                    "While every row is looked at, all writes to the table wait, and for most constraints all reads.")
            .on(Dialect.POSTGRESQL, Dialect.MYSQL, Dialect.MARIADB);

    @Override
    public RuleMetadata metadata() {
        return METADATA;
    }

    @Override
    public List<Class<? extends Action>> kinds() {
        return List.of(
                AddConstraint.class,
                CreateIndex.class,
                AddColumn.class,
                SetNotNull.class,
                AttachPartition.class,
                ValidateConstraint.class);
    }

    @Override
    public List<Finding> check(Migration migration, Scene scene) {
        if (migration.phase() != Phase.INITIAL) {
            return List.of();
        }
        return Stream.of(
                        AddedConstraint.in(migration, scene).stream()
                                .filter(added -> added.checksAllRows() && !added.bindsPreviousRelease())
                                .filter(added -> !Online.isDemanded(added.action(), migration))
                                .map(added -> finding(added, migration)),
                        CheckedColumn.findings(migration, scene, METADATA),
                        SeparateNotNull.findings(migration, scene, METADATA),
                        AttachedTable.findings(migration, scene, METADATA),
                        ValidatedAtOnce.findings(migration, scene, METADATA))
                .flatMap(found -> found)
                .toList();
    }

    private static Finding finding(AddedConstraint added, Migration migration) {
        return METADATA.at(
                added.action().location(),
                "%s adds %s to %s and checks every row for it."
                        .formatted(migration.id(), added.words(), added.action().table()),
                OnlineConstraint.fix(added));
    }
}
