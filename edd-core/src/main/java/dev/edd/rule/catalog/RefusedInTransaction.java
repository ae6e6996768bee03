package dev.edd.rule.catalog;

import dev.edd.migration.Dialect;
import dev.edd.migration.Migration;
import dev.edd.migration.Statement;
import dev.edd.rule.Finding;
import dev.edd.rule.PhaseRule;
import dev.edd.rule.RuleMetadata;
import dev.edd.rule.Scene;
import dev.edd.rule.text.Spelling;
import dev.edd.sql.Action;
import dev.edd.sql.Action.Maintenance;
import dev.edd.sql.Action.Setting;
import dev.edd.sql.ObjectAction.CreateObject;
import dev.edd.sql.ObjectAction.DropObject;
import dev.edd.sql.SqlParser;
import dev.edd.sql.TableAction.CreateIndex;
import dev.edd.sql.TableAction.DetachPartition;
import dev.edd.sql.TableAction.DropIndex;
import java.util.List;

/** Flags a native changeset that opens a transaction around what PostgreSQL refuses there; plain SQL never has one. */
final class RefusedInTransaction implements PhaseRule {
    private static final RuleMetadata METADATA = RuleMetadata.error(
                    "refused-in-transaction",
                    "PostgreSQL refuses the statement inside a transaction, and Liquibase opens one for its changeset.")
            .on(Dialect.POSTGRESQL);

    private static final List<Class<? extends Action>> KINDS = List.of(
            CreateIndex.class,
            DropIndex.class,
            DetachPartition.class,
            Maintenance.class,
            CreateObject.class,
            DropObject.class,
            Setting.class);

    @Override
    public RuleMetadata metadata() {
        return METADATA;
    }

    @Override
    public List<Class<? extends Action>> kinds() {
        return KINDS;
    }

    @Override
    public List<Finding> check(Migration migration, Scene scene) {
        return KINDS.stream()
                .flatMap(kind -> migration.statements(kind).stream())
                .map(Action::statement)
                .filter(statement -> SqlParser.isStandalone(statement.text(), Dialect.POSTGRESQL))
                .filter(Statement::runsInTransaction)
                .distinct()
                .map(statement -> METADATA.at(
                        statement.location(),
                        "%s runs %s in a transaction.".formatted(migration.id(), Spelling.brief(statement.text())),
                        "Give it a changeset of its own with runInTransaction: false; in formatted SQL "
                                + "--changeset … runInTransaction:false."))
                .toList();
    }
}
