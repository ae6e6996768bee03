package dev.edd.rule.catalog;

import dev.edd.migration.Dialect;
import dev.edd.migration.Migration;
import dev.edd.migration.Phase;
import dev.edd.migration.Statement;
import dev.edd.rule.Finding;
import dev.edd.rule.PhaseRule;
import dev.edd.rule.RuleMetadata;
import dev.edd.rule.Scene;
import dev.edd.sql.Action.Lock;
import dev.edd.sql.ColumnAction;
import dev.edd.sql.ColumnAction.TuneColumn;
import dev.edd.sql.ObjectAction.CreateRoutine;
import dev.edd.sql.QualifiedName;
import dev.edd.sql.TableAction;
import dev.edd.sql.TableAction.AttachPartition;
import dev.edd.sql.TableAction.CreateTable;
import dev.edd.sql.TableAction.ValidateConstraint;
import java.util.ArrayList;
import java.util.List;

/** Flags an initial that locks one existing table while it waits for the lock of another. */
final class LocksOnSeveralTables implements PhaseRule {
    private static final RuleMetadata METADATA = RuleMetadata.warning(
                    "locks-on-several-tables",
                    "The first table stays locked while it waits for the second, and two that wait for each other are "
                            + "a deadlock.")
            .on(Dialect.POSTGRESQL);

    @Override
    public RuleMetadata metadata() {
        return METADATA;
    }

    @Override
    public List<Finding> check(Migration migration, Scene scene) {
        if (migration.phase() != Phase.INITIAL || !migration.runsInTransaction()) {
            return List.of();
        }
        Existing existing = new Existing(migration, scene);
        List<QualifiedName> locked = new ArrayList<>();
        List<Finding> findings = new ArrayList<>();
        for (Statement statement : migration.statements()) {
            QualifiedName table = locks(statement);
            if (existing.table(table) && locked.stream().noneMatch(table::matches)) {
                locked.add(table);
                if (locked.size() == 2) {
                    findings.add(finding(statement, locked, migration));
                }
            }
        }
        return findings;
    }

    private static Finding finding(Statement statement, List<QualifiedName> locked, Migration migration) {
        return METADATA.at(
                statement.location(),
                "%s locks %s and then %s.".formatted(migration.id(), locked.get(0), locked.get(1)),
                "Give each table a refactoring of its own, so that each is a short transaction.");
    }

    /** Returns the table that is locked against writers until the transaction ends; absent for none. */
    static QualifiedName locks(Statement statement) {
        if (statement instanceof ColumnAction change && !(statement instanceof TuneColumn)) {
            return change.table();
        }
        if (statement instanceof TableAction change
                && !(statement instanceof CreateTable)
                && !(statement instanceof ValidateConstraint)
                && !(statement instanceof AttachPartition)) {
            return change.table();
        }
        if (statement instanceof CreateRoutine trigger) {
            return trigger.on();
        }
        return statement instanceof Lock lock ? lock.table() : QualifiedName.NONE;
    }
}
