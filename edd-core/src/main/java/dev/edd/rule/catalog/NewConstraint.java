package dev.edd.rule.catalog;

import dev.edd.migration.Dialect;
import dev.edd.migration.Migration;
import dev.edd.migration.Phase;
import dev.edd.rule.Finding;
import dev.edd.rule.PhaseRule;
import dev.edd.rule.RuleMetadata;
import dev.edd.rule.Scene;
import dev.edd.rule.fix.Counterexample;
import dev.edd.rule.fix.OnlineConstraint;
import dev.edd.rule.fix.OnlineKey;
import dev.edd.rule.fix.Partitioned;
import dev.edd.rule.fix.SafeWay;
import dev.edd.rule.schema.AddedConstraint;
import dev.edd.rule.schema.NewlyConstrained;
import dev.edd.rule.text.Spelling;
import dev.edd.sql.Action;
import dev.edd.sql.ColumnAction.AddColumn;
import dev.edd.sql.TableAction.AddConstraint;
import dev.edd.sql.TableAction.ChangeConstraint;
import dev.edd.sql.TableAction.ChangeTable;
import dev.edd.sql.TableAction.Constraint.Kind;
import dev.edd.sql.TableAction.CreateIndex;
import dev.edd.sql.TableAction.DropConstraint;
import java.util.List;
import java.util.stream.Stream;

/** Flags an initial that demands of an existing table what it did not demand before. */
final class NewConstraint implements PhaseRule {
    private static final RuleMetadata METADATA = RuleMetadata.error(
            "new-constraint",
            "The previous release does not know the constraint, and what it writes against it fails from now on.");

    @Override
    public RuleMetadata metadata() {
        return METADATA;
    }

    @Override
    public List<Class<? extends Action>> kinds() {
        return List.of(
                AddConstraint.class, ChangeConstraint.class, CreateIndex.class, AddColumn.class, ChangeTable.class);
    }

    @Override
    public List<Finding> check(Migration migration, Scene scene) {
        if (migration.phase() != Phase.INITIAL) {
            return List.of();
        }
        return Stream.of(
                        SharedDefault.findings(migration, scene, METADATA),
                        NewPeriod.findings(migration, scene, METADATA),
                        EnforcedConstraint.in(migration, scene).stream().map(change -> enforced(change, migration)),
                        AddedConstraint.in(migration, scene).stream()
                                .filter(AddedConstraint::bindsPreviousRelease)
                                .map(added -> METADATA.at(
                                        added.action().location(),
                                        "%s adds %s to %s."
                                                .formatted(
                                                        migration.id(),
                                                        added.words(),
                                                        added.action().table()),
                                        fix(added, scene))))
                .flatMap(findings -> findings)
                .toList();
    }

    private static Finding enforced(ChangeConstraint change, Migration migration) {
        return METADATA.at(
                change.location(),
                "%s enforces %s on %s.".formatted(migration.id(), change.name(), change.table()),
                SafeWay.of("Let the next release keep to it, and demand it at the end:")
                        .in(Phase.FINALIZATION, "%s;", Spelling.statement(change))
                        .toString());
    }

    private static String fix(AddedConstraint added, Scene scene) {
        SafeWay way = SafeWay.of(
                        "%set the next release keep to it, put the old rows right, and demand it at the end:",
                        new NewlyConstrained(added.action(), added.existing())
                                .keepToItWith()
                                .map(NewConstraint::sameRelease)
                                .orElse("L"))
                .under("before finalizing, this must find nothing", "%s", Counterexample.of(added));
        if (added.action() instanceof AddConstraint add) {
            return constraint(way, added, add, scene);
        }
        return Partitioned.is(added.action().table(), scene)
                ? new Partitioned(added, scene).index(way, Phase.FINALIZATION).toString()
                : way.in(
                                Phase.FINALIZATION,
                                "%s;",
                                Spelling.of(scene).online(added.action().text()))
                        .toString();
    }

    private static String sameRelease(Migration other) {
        return "If %s, which adds the column, comes with the same release, say so in both files, by --edd release: and its version. Else l"
                .formatted(other.id());
    }

    private static String constraint(SafeWay way, AddedConstraint added, AddConstraint add, Scene scene) {
        Kind kind = add.constraint().kind();
        boolean unchecked = AddedConstraint.canBeLeftUnchecked(kind);
        if (scene.engine().dialect() != Dialect.POSTGRESQL) {
            boolean online = kind == Kind.FOREIGN_KEY && Spelling.of(scene).isMysql();
            String sql = "ALTER TABLE %s %s%s;".formatted(add.table(), formerKey(added, add), add.text());
            return way.in(Phase.FINALIZATION, "%s", online ? OnlineConstraint.unlooked(add) : sql)
                    .toString();
        }
        if (added.checksAllRows() && (kind == Kind.UNIQUE || kind == Kind.PRIMARY_KEY)) {
            return OnlineKey.in(way, added).toString();
        }
        return (unchecked ? OnlineConstraint.validated(way, added, Phase.FINALIZATION) : way.putOff(add.table(), add))
                .toString();
    }

    /** A table has one primary key, and should not be without it meanwhile. */
    private static String formerKey(AddedConstraint added, AddConstraint add) {
        return add.constraint().kind() == Kind.PRIMARY_KEY
                        && added.existing().migration().statements(DropConstraint.class).stream()
                                .anyMatch(drop -> drop.kind() == Kind.PRIMARY_KEY
                                        && drop.table().matches(add.table()))
                ? "DROP PRIMARY KEY, "
                : "";
    }
}
