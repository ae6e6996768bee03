package dev.edd.integration;

import static dev.edd.plan.PhaseSelection.INITIAL;
import static org.assertj.core.api.Assertions.assertThat;

import dev.edd.report.TextReport;
import dev.edd.testing.TestServer;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a run does with changelogs and data that mean no good. */
class HostileInputIT {
    @TempDir
    private Path base;

    @ParameterizedTest
    @EnumSource(TestServer.class)
    void a_changelog_with_one_command_runs_nothing(TestServer server) {
        Workbench workbench = yaml(server, """
                  - changeSet: {id: 1-shop, author: a, context: "@initial", changes: [sql: {sql: CREATE TABLE shop (id INT)}]}
                  - changeSet: {id: 2-boom, author: a, context: "@initial", changes: [executeCommand: {executable: "%s/boom"}]}
                """.formatted(base));

        assertThat(workbench.failure(INITIAL)).contains("2-boom uses executeCommand, which runs a program");
        assertThat(workbench.tables()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(TestServer.class)
    void files_below_the_root_are_read_when_a_change_runs(TestServer server) {
        Workbench workbench = yaml(server, """
                  - changeSet:
                      id: 1-shop
                      author: a
                      context: "@initial"
                      changes:
                        - sqlFile: {path: sql/shop.sql, relativeToChangelogFile: true}
                        - loadData: {tableName: shop, file: sql/shop.csv}
                """)
                .file("sql/shop.sql", "CREATE TABLE shop (id INT)")
                .file("sql/shop.csv", "id\n1\n2\n");

        assertThat(TextReport.of(workbench.plan(INITIAL))).contains("CREATE TABLE shop");
        assertThat(workbench.migrate(INITIAL)).containsExactly("0001_shop/initial applied");
        assertThat(workbench.rows("SELECT id FROM shop ORDER BY id")).containsExactly("1", "2");
    }

    @ParameterizedTest
    @EnumSource(TestServer.class)
    void a_password_in_SQL_is_shown_nowhere(TestServer server) {
        Workbench workbench = Workbench.on(server, base)
                .file(
                        "initial/0001_user.sql",
                        "CREATE TABLE shop (id INT);\nCREATE USER ann %s 'open sesame' NONSENSE;"
                                .formatted(
                                        server == TestServer.MYSQL || server == TestServer.MARIADB
                                                ? "IDENTIFIED BY"
                                                : "PASSWORD"));

        assertThat(TextReport.of(workbench.plan(INITIAL)))
                .contains("'***' NONSENSE")
                .doesNotContain("sesame");
        assertThat(workbench.failure(INITIAL)).contains("'***' NONSENSE").doesNotContain("sesame");
        assertThat(TextReport.of(workbench.edd().status(workbench.environment(Duration.ZERO))))
                .doesNotContain("sesame");
        assertThat(workbench.rows("SELECT REASON FROM EDD_FAILURE").toString()).doesNotContain("sesame");
        assertThat(workbench.rows("SELECT * FROM EDD_AUDIT").toString())
                .contains("stopped at statement 2")
                .doesNotContain("sesame");
    }

    @ParameterizedTest
    @EnumSource(TestServer.class)
    void a_value_of_a_row_is_shown_nowhere(TestServer server) {
        Workbench workbench = Workbench.on(server, base).file("initial/0001_shop.sql", """
                        INSERT INTO account SELECT email FROM account WHERE email = (SELECT MAX(email) FROM account);
                        """);
        workbench.execute(
                "CREATE TABLE account (email VARCHAR(50) PRIMARY KEY)",
                "INSERT INTO account VALUES ('ann@example.com')");

        assertThat(workbench.failure(INITIAL)).contains("***").doesNotContain("ann@example.com");
        assertThat(workbench.rows("SELECT * FROM EDD_AUDIT").toString()).doesNotContain("ann@example.com");
    }

    private Workbench yaml(TestServer server, String changeSets) {
        return Workbench.on(server, base)
                .file("master.yaml", "databaseChangeLog:\n" + changeSets)
                .through("changelog/master.yaml");
    }
}
