package dev.edd.integration;

import static dev.edd.plan.PhaseSelection.INITIAL;
import static org.assertj.core.api.Assertions.assertThat;

import dev.edd.testing.TestServer;
import java.nio.file.Path;
import liquibase.resource.DirectoryResourceAccessor;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The row of {@code DATABASECHANGELOG} that we write: no other than Liquibase's own. */
class HistoryRowIT {
    private static final String ALL_BUT_TIME_AND_RUN = """
            SELECT ID, AUTHOR, FILENAME, ORDEREXECUTED, EXECTYPE, MD5SUM, DESCRIPTION, COMMENTS, TAG, LIQUIBASE, CONTEXTS,
                LABELS, LENGTH(DEPLOYMENT_ID)
            FROM DATABASECHANGELOG ORDER BY ORDEREXECUTED""";

    @TempDir
    private Path base;

    @ParameterizedTest
    @EnumSource(TestServer.class)
    void is_the_one_that_liquibase_writes_for_the_same_files(TestServer server) throws Exception {
        Workbench ours = Workbench.on(server, base)
                .file("edd.yaml", "")
                .file("initial/0001_one.sql", "CREATE TABLE one (id INT PRIMARY KEY);")
                .file("initial/0002_it's_$two.sql", "CREATE TABLE two (id INT); -- a comment");
        Workbench liquibase = ours.withFreshDatabase();

        ours.migrate(INITIAL);
        PlainLiquibase.of(liquibase).update("edd.yaml", new DirectoryResourceAccessor(ours.changelog()), "@initial");

        assertThat(ours.rows(ALL_BUT_TIME_AND_RUN)).hasSize(2).isEqualTo(liquibase.rows(ALL_BUT_TIME_AND_RUN));
    }

    @ParameterizedTest
    @EnumSource(TestServer.class)
    void carries_the_time_of_the_database_and_one_deployment_for_the_run(TestServer server) {
        Workbench workbench = Workbench.on(server, base)
                .file("initial/0001_one.sql", "CREATE TABLE one (id INT PRIMARY KEY);")
                .file("initial/0002_two.sql", "CREATE TABLE two (id INT PRIMARY KEY);");

        workbench.migrate(INITIAL);

        assertThat(workbench.rows("SELECT COUNT(DISTINCT DEPLOYMENT_ID) FROM DATABASECHANGELOG"))
                .containsExactly("1");
        assertThat(workbench.rows("SELECT COUNT(*) FROM DATABASECHANGELOG "
                        + "WHERE DATEEXECUTED BETWEEN NOW() - INTERVAL '1' HOUR AND NOW()"))
                .containsExactly("2");
    }
}
