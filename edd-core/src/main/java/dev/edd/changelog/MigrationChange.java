package dev.edd.changelog;

import dev.edd.migration.Migration;
import liquibase.change.AbstractChange;
import liquibase.change.ChangeMetaData;
import liquibase.change.CheckSum;
import liquibase.change.DatabaseChange;
import liquibase.database.Database;
import liquibase.exception.UnexpectedLiquibaseException;
import liquibase.statement.SqlStatement;

/**
 * The statements of a plain-SQL migration, as our own splitter found them, each handed to the database as written:
 * neither Liquibase's splitter nor {@code Connection.nativeSQL} touches them.
 */
@DatabaseChange(
        name = MigrationChange.NAME,
        description = "A migration of the plain-SQL layout",
        priority = ChangeMetaData.PRIORITY_DEFAULT)
public final class MigrationChange extends AbstractChange {
    /** What Liquibase calls such a change, in {@code DATABASECHANGELOG.DESCRIPTION} too. */
    public static final String NAME = "edd";

    private final Migration migration;

    MigrationChange(Migration migration) {
        this.migration = migration;
    }

    @Override
    public SqlStatement[] generateStatements(Database database) {
        if (migration.isBackfill()) {
            throw new UnexpectedLiquibaseException(
                    "%s is a backfill, which plain Liquibase cannot run in chunks. Run it with: mvn edd:migrate -Dphase=transition"
                            .formatted(migration.id()));
        }
        return migration.statements().stream()
                .map(statement -> new WrittenStatement(statement.text()))
                .toArray(SqlStatement[]::new);
    }

    /** Keeps Liquibase from looking at a backfill that runs in chunks; on its own, it refuses that beforehand. */
    @Override
    public boolean generateStatementsVolatile(Database database) {
        return migration.isBackfill() && Gate.current().isPresent();
    }

    @Override
    public CheckSum generateCheckSum() {
        return CheckSum.parse(migration.source().checksum());
    }

    @Override
    public String getConfirmationMessage() {
        return migration.id() + " executed";
    }

    /** A statement that is to reach the database exactly as written. */
    @SuppressWarnings("deprecation") // its successor is prepared, which makes every ? a parameter
    public static final class WrittenStatement extends liquibase.statement.core.RawSqlStatement {
        private WrittenStatement(String sql) {
            super(sql);
        }
    }
}
