package dev.edd.integration;

import dev.edd.changelog.LiquibaseScope;
import dev.edd.testing.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import liquibase.Contexts;
import liquibase.LabelExpression;
import liquibase.Liquibase;
import liquibase.Scope;
import liquibase.changelog.FastCheckService;
import liquibase.database.Database;
import liquibase.database.DatabaseFactory;
import liquibase.database.jvm.JdbcConnection;
import liquibase.exception.LiquibaseException;
import liquibase.resource.ResourceAccessor;

/** Liquibase as its other users run it. */
record PlainLiquibase(TestDatabase database) {
    static PlainLiquibase of(Workbench workbench) {
        return new PlainLiquibase(workbench.database());
    }

    /** Updates the database, with those contexts or with none. */
    void update(String changelogFile, ResourceAccessor files, String... contexts)
            throws SQLException, LiquibaseException {
        try (Connection connection = database.connect()) {
            Database target =
                    DatabaseFactory.getInstance().findCorrectDatabaseImplementation(new JdbcConnection(connection));
            LiquibaseScope.call(Map.of(), () -> {
                Scope.getCurrentScope().getSingleton(FastCheckService.class).clearCache();
                new Liquibase(changelogFile, files, target).update(new Contexts(contexts), new LabelExpression());
                return target;
            });
        }
    }
}
