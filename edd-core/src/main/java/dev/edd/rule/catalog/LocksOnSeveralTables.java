package dev.edd.rule.catalog;

import dev.edd.migration.Dialect;
import dev.edd.migration.Migration;
import dev.edd.migration.Phase;
import dev.edd.migration.Statement;
import dev.edd.rule.Finding;
import dev.edd.rule.PhaseRule;
import dev.edd.rule.RuleMetadata;
import dev.edd.rule.Scene;
import dev.edd.rule.fix.OneTableEach;
import dev.edd.rule.schema.Existing;
import dev.edd.rule.schema.LockedTables;
import dev.edd.sql.QualifiedName;
import dev.edd.sql.TableAction.CreateTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

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
        Set<QualifiedName> inseparable = Set.of();
        for (Statement statement : migration.statements()) {
            Set<QualifiedName> tables =
                    OneTableEach.isElsewhere(statement) ? Set.of() : LockedTables.by(statement, existing);
            // A foreign key of a table that is there already locks two, and nothing can be done about it.
            inseparable = tables.size() == 2 && !(statement instanceof CreateTable) ? tables : inseparable;
            int before = locked.size();
            for (QualifiedName table : tables) {
                if (locked.stream().noneMatch(table::matches)) {
                    locked.add(table);
                }
            }
            if (locked.size() > 1 && !inseparable.containsAll(locked)) {
                QualifiedName second = locked.get(Math.min(Math.max(1, before), locked.size() - 1));
                return List.of(finding(statement, List.of(locked.get(0), second), migration, scene));
            }
        }
        return List.of();
    }

    private static Finding finding(Statement statement, List<QualifiedName> locked, Migration migration, Scene scene) {
        String reason = LockedTables.of(statement).matches(locked.get(1)) ? "" : ", to which a foreign key points";
        return METADATA.at(
                statement.location(),
                "%s locks %s and then %s%s.".formatted(migration.id(), locked.get(0), locked.get(1), reason),
                OneTableEach.fix(migration, scene));
    }
}
