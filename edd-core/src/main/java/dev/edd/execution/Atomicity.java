package dev.edd.execution;

import dev.edd.database.Database;
import dev.edd.migration.Dialect;
import dev.edd.migration.Migration;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Set;
import liquibase.exception.DatabaseException;

/** Knows which migrations are one transaction, and which have their statements committed one by one. */
final class Atomicity {
    private static final Set<String> MOVES_DATA =
            Set.of("insert", "update", "delete", "merge", "replace", "select", "with", "values");

    private final boolean rollsBackDdl;

    private Atomicity(boolean rollsBackDdl) {
        this.rollsBackDdl = rollsBackDdl;
    }

    /** Asks the driver about databases that are not known; Liquibase takes most of them to roll back DDL. */
    static Atomicity of(Database target) throws DatabaseException {
        try {
            return new Atomicity(
                    target.dialect() == Dialect.OTHER
                            ? !target.connection().getMetaData().dataDefinitionCausesTransactionCommit()
                            : target.dialect().rollsBackDdl());
        } catch (SQLException e) {
            throw new DatabaseException(e);
        }
    }

    /** Returns whether a failure takes everything back; DDL commits at once on databases that cannot roll it back. */
    boolean covers(Migration migration) {
        return migration.runsInTransaction()
                && (rollsBackDdl || migration.statements().stream().allMatch(each -> movesData(each.text())));
    }

    /** Returns whether a statement changes rows alone, which a transaction takes back everywhere. */
    static boolean movesData(String statement) {
        int end = 0;
        while (end < statement.length() && Character.isLetter(statement.charAt(end))) {
            end++;
        }
        return MOVES_DATA.contains(statement.substring(0, end).toLowerCase(Locale.ROOT));
    }
}
