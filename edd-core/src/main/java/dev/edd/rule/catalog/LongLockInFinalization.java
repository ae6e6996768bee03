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
import dev.edd.sql.ColumnAction.DropColumn;
import dev.edd.sql.ColumnAction.SetNotNull;
import dev.edd.sql.ObjectAction.ChangeObject;
import dev.edd.sql.TableAction.AddConstraint;
import dev.edd.sql.TableAction.AttachPartition;
import dev.edd.sql.TableAction.ChangeConstraint;
import dev.edd.sql.TableAction.CreateIndex;
import dev.edd.sql.TableAction.ValidateConstraint;
import java.util.List;
import java.util.stream.Stream;

/** Flags a finalization that looks at all rows while others wait. */
final class LongLockInFinalization implements PhaseRule {
    private static final RuleMetadata METADATA = RuleMetadata.warning(
                    "long-lock-in-finalization",
                    "The next release serves traffic meanwhile, and waits while every row is looked at.")
            .on(Dialect.POSTGRESQL, Dialect.MYSQL, Dialect.MARIADB);

    @Override
    public RuleMetadata metadata() {
        return METADATA;
    }

    @Override
    public List<Class<? extends Action>> kinds() {
        return List.of(
                AddConstraint.class,
                ChangeConstraint.class,
                CreateIndex.class,
                AddColumn.class,
                DropColumn.class,
                SetNotNull.class,
                AttachPartition.class,
                ValidateConstraint.class,
                ChangeObject.class);
    }

    @Override
    public List<Finding> check(Migration migration, Scene scene) {
        if (migration.phase() != Phase.FINALIZATION) {
            return List.of();
        }
        return Stream.of(
                        added(migration, scene),
                        demanded(migration, scene),
                        CheckedColumn.findings(migration, scene, METADATA),
                        enforced(migration, scene),
                        AttachedTable.findings(migration, scene, METADATA),
                        ValidatedAtOnce.findings(migration, scene, METADATA),
                        UnprovenNotNull.findings(migration, scene, METADATA),
                        FullTextTable.withoutColumns(migration, scene, METADATA))
                .flatMap(found -> found)
                .toList();
    }

    private static Stream<Finding> added(Migration migration, Scene scene) {
        return AddedConstraint.in(migration, scene).stream()
                .filter(added -> added.checksAllRows())
                .filter(added -> !Online.isDemanded(added.action(), migration))
                .map(added -> METADATA.at(
                        added.action().location(),
                        "%s adds %s to %s and checks every row for it."
                                .formatted(
                                        migration.id(),
                                        added.words(),
                                        added.action().table()),
                        OnlineConstraint.fix(added)));
    }

    private static Stream<Finding> demanded(Migration migration, Scene scene) {
        return DomainDemands.in(migration, scene)
                .filter(change -> scene.engine().dialect() == Dialect.POSTGRESQL)
                .filter(DomainDemands::checksAllRows)
                .map(change -> METADATA.at(
                        change.location(),
                        "%s demands more of the domain %s and checks every row of all tables that have it."
                                .formatted(migration.id(), change.name()),
                        "Demand it of new rows only, or run it when few write to these tables: %s;"
                                .formatted(DomainDemands.unchecked(change))));
    }

    private static Stream<Finding> enforced(Migration migration, Scene scene) {
        return EnforcedConstraint.in(migration, scene).stream()
                .map(change -> METADATA.at(
                        change.location(),
                        "%s enforces %s and checks every row of %s for it."
                                .formatted(migration.id(), change.name(), change.table()),
                        "Run it when few write to %s; %s knows no other way."
                                .formatted(change.table(), scene.engine().dialect())));
    }
}
