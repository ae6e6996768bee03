package dev.edd.integration;

import static dev.edd.plan.PhaseSelection.INITIAL;
import static org.assertj.core.api.Assertions.assertThat;

import dev.edd.testing.TestServer;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import liquibase.Scope;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a project has of Liquibase before it comes to this product: a table, and settings. */
class FoundHistoryIT {
    private static final String OLD_TABLE = """
            CREATE TABLE DATABASECHANGELOG (ID VARCHAR(63) NOT NULL, AUTHOR VARCHAR(63) NOT NULL,
                FILENAME VARCHAR(200) NOT NULL, DATEEXECUTED TIMESTAMP NOT NULL, ORDEREXECUTED INT NOT NULL,
                EXECTYPE VARCHAR(10) NOT NULL, MD5SUM VARCHAR(35), DESCRIPTION VARCHAR(255), COMMENTS VARCHAR(255),
                TAG VARCHAR(255), LIQUIBASE VARCHAR(20))""";

    @TempDir
    private Path base;

    @ParameterizedTest
    @EnumSource(TestServer.class)
    void a_table_from_before_there_were_contexts_is_continued(TestServer server) {
        Workbench workbench = Inventory.in(Workbench.on(server, base));
        workbench.execute(OLD_TABLE, """
                INSERT INTO DATABASECHANGELOG VALUES ('1', 'ann', 'old.xml', CURRENT_TIMESTAMP, 1, 'EXECUTED',
                    '7:d41d8cd98f00b204e9800998ecf8427e', '', '', NULL, '3.2.0')""");

        List<String> before = workbench.status();
        workbench.migrate(INITIAL);

        assertThat(before).isNotEmpty().allMatch(state -> state.endsWith(" START"));
        assertThat(workbench.status()).hasSameSizeAs(before).noneMatch(state -> state.endsWith(" START"));
        assertThat(workbench.history()).hasSize(before.size() + 1).first().isEqualTo("1 ann old.xml null EXECUTED");
    }

    @ParameterizedTest
    @EnumSource(TestServer.class)
    void what_is_applied_is_known_whatever_liquibase_is_told_to_call_its_tables(TestServer server) throws Exception {
        Workbench workbench = Inventory.in(Workbench.on(server, base));
        Map<String, Object> settings = Map.of(
                "liquibase.databaseChangelogTableName", "CHANGES",
                "liquibase.databaseChangelogLockTableName", "CHANGES_LOCK",
                "liquibase.liquibaseCatalogName", "elsewhere",
                "liquibase.liquibaseSchemaName", "elsewhere");

        List<String> first = Scope.child(settings, () -> workbench.migrate(INITIAL));
        List<String> second = Scope.child(settings, () -> workbench.migrate(INITIAL));

        assertThat(first).isNotEmpty();
        assertThat(second).isEmpty();
        assertThat(workbench.tables())
                .contains("databasechangelog", "databasechangeloglock")
                .noneMatch(it -> it.startsWith("changes"));
    }
}
