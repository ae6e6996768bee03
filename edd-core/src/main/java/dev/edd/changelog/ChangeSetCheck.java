package dev.edd.changelog;

import dev.edd.migration.Location;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import liquibase.change.Change;
import liquibase.changelog.ChangeSet;
import liquibase.precondition.CustomPreconditionWrapper;
import liquibase.precondition.Precondition;
import liquibase.precondition.PreconditionLogic;
import org.jspecify.annotations.Nullable;

/** Lets a changeset pass that does nothing but change the database by changes that are known. */
final class ChangeSetCheck {
    /** The changes that come to SQL alone; a {@code loadData} or {@code sqlFile} reads below the changelog's root. */
    private static final Set<String> KNOWN = Set.of(
            "addAutoIncrement",
            "addColumn",
            "addDefaultValue",
            "addForeignKeyConstraint",
            "addLookupTable",
            "addNotNullConstraint",
            "addPrimaryKey",
            "addUniqueConstraint",
            "alterSequence",
            "createIndex",
            "createProcedure",
            "createSequence",
            "createTable",
            "createView",
            "delete",
            "dropAllForeignKeyConstraints",
            "dropColumn",
            "dropDefaultValue",
            "dropForeignKeyConstraint",
            "dropIndex",
            "dropNotNullConstraint",
            "dropPrimaryKey",
            "dropProcedure",
            "dropSequence",
            "dropTable",
            "dropUniqueConstraint",
            "dropView",
            "empty",
            "insert",
            "loadData",
            "loadUpdateData",
            "mergeColumns",
            "modifyDataType",
            "renameColumn",
            "renameSequence",
            "renameTable",
            "renameView",
            "setColumnRemarks",
            "setTableRemarks",
            "sql",
            "sqlFile",
            "stop",
            "tagDatabase",
            "update");

    private static final Set<String> FILE_READERS = Set.of("createProcedure", "loadData", "loadUpdateData", "sqlFile");

    private static final String JDBC = "jdbc";

    private final Gate gate;

    ChangeSetCheck(Gate gate) {
        this.gate = gate;
    }

    /** Returns whether all that it does stands in the changelog itself. */
    static boolean isSelfContained(ChangeSet changeSet) {
        return changeSet.getSqlVisitors().isEmpty()
                && changeSet.getChanges().stream()
                        .map(Change::getSerializedObjectName)
                        .allMatch(name -> KNOWN.contains(name) && !FILE_READERS.contains(name));
    }

    /** Returns whether nothing of it was refused. */
    boolean passes(ChangeSet changeSet, Location location) {
        int before = gate.flaws().size();
        String user = changeSet.getId();
        Stream.of(changeSet.getChanges(), changeSet.getRollback().getChanges())
                .flatMap(List::stream)
                .map(Change::getSerializedObjectName)
                .filter(name -> !KNOWN.contains(name))
                .forEach(name -> gate.pass(user, name, location));
        if (!changeSet.getSqlVisitors().isEmpty()) {
            gate.pass(user, "modifySql", location);
        }
        if (changeSet.getRunWith() != null && !changeSet.getRunWith().equals(JDBC)) {
            gate.pass(user, "runWith", location);
        }
        check(user, changeSet.getPreconditions(), location);
        return gate.flaws().size() == before;
    }

    /** Checks the preconditions of a changeset or a changelog, those within others included. */
    void check(String user, @Nullable Precondition precondition, Location location) {
        if (precondition instanceof PreconditionLogic logic) {
            logic.getNestedPreconditions().forEach(nested -> check(user, nested, location));
        } else if (precondition instanceof CustomPreconditionWrapper) {
            gate.pass(user, "customPrecondition", location);
        } else if (precondition != null
                && !precondition.getClass().getName().startsWith("liquibase.precondition.core.")) {
            gate.pass(user, precondition.getName(), location);
        }
    }
}
