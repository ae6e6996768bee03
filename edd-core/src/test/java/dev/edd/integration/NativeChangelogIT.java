package dev.edd.integration;

import static dev.edd.plan.PhaseSelection.ALL;
import static dev.edd.plan.PhaseSelection.FINALIZATION;
import static dev.edd.plan.PhaseSelection.INITIAL;
import static dev.edd.plan.PhaseSelection.TRANSITION;
import static org.assertj.core.api.Assertions.assertThat;

import dev.edd.fixture.SilentChange;
import dev.edd.migration.Statement;
import dev.edd.rule.Finding;
import dev.edd.testing.TestServer;
import dev.edd.validation.Basis.Hints;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import liquibase.change.custom.CustomTaskChange;
import liquibase.database.Database;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class NativeChangelogIT {
    /** A table is easily looked for, and yet nothing that a transition should create. */
    private static final String ALLOWED =
            ", comment: '--edd allow: schema-change-in-transition a table is easily looked for'";

    @TempDir
    private Path base;

    @ParameterizedTest
    @EnumSource(TestServer.class)
    void yaml_goes_through_the_phases(TestServer server) {
        Workbench workbench = yaml(server, """
                  - changeSet:
                      id: 0001-create-inventory
                      author: someone
                      context: "@initial"
                      changes:
                        - createTable:
                            tableName: inventory
                            columns:
                              - column: {name: id, type: int, constraints: {primaryKey: true, nullable: false}}
                              - column: {name: code, type: varchar(10)}
                        - insert:
                            tableName: inventory
                            columns:
                              - column: {name: id, valueNumeric: 1}
                  - changeSet:
                      id: 0001-fill
                      author: someone
                      context: "@transition"
                      runAlways: true
                      changes:
                        - update:
                            tableName: inventory
                            columns:
                              - column: {name: code, value: filled}
                  - changeSet:
                      id: 0001-constrain
                      author: someone
                      context: "@finalization"
                      changes:
                        - addNotNullConstraint: {tableName: inventory, columnName: code, columnDataType: varchar(10)}
                """);

        assertThat(workbench.migrate(INITIAL)).containsExactly("0001_create-inventory/initial applied");
        assertThat(workbench.migrate(TRANSITION)).containsExactly("0001_create-inventory/transition applied");
        assertThat(workbench.migrate(FINALIZATION)).hasSize(2);

        assertThat(workbench.rows("SELECT id, code FROM inventory")).containsExactly("1|filled");
        assertThat(workbench.status()).containsExactly("0001_create-inventory END");
        assertThat(workbench.history())
                .containsExactly(
                        "0001-create-inventory someone master.yaml @initial EXECUTED",
                        "0001-fill someone master.yaml @transition RERAN",
                        "0001-constrain someone master.yaml @finalization EXECUTED");
    }

    @ParameterizedTest
    @EnumSource(TestServer.class)
    void xml_goes_through_the_phases(TestServer server) {
        Workbench workbench = Workbench.on(server, base).file("master.xml", """
                        <?xml version="1.0" encoding="UTF-8"?>
                        <databaseChangeLog xmlns="http://www.liquibase.org/xml/ns/dbchangelog"
                                xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
                                xsi:schemaLocation="http://www.liquibase.org/xml/ns/dbchangelog
                                                    http://www.liquibase.org/xml/ns/dbchangelog/dbchangelog-latest.xsd">
                            <changeSet id="1" author="someone" context="@initial">
                                <sql>CREATE TABLE one (id INT PRIMARY KEY); INSERT INTO one VALUES (1)</sql>
                            </changeSet>
                            <changeSet id="1-move" author="someone" context="@transition" runAlways="true">
                                <sql>UPDATE one SET id = id + 1</sql>
                            </changeSet>
                        </databaseChangeLog>
                        """).through("changelog/master.xml");

        workbench.migrate(INITIAL);
        workbench.migrate(TRANSITION);

        assertThat(workbench.rows("SELECT id FROM one")).containsExactly("2");
        assertThat(workbench.status()).containsExactly("0001 END");
    }

    @ParameterizedTest
    @EnumSource(TestServer.class)
    void a_changeset_without_a_phase_is_reported_and_never_run(TestServer server) {
        Workbench workbench = yaml(server, create("1", "one", "context: '@initial'") + create("2", "two", "labels: x"));

        assertThat(workbench.edd().validate(Hints.NONE).findings())
                .extracting(finding -> finding.rule().id(), Finding::what)
                .containsExactly(
                        org.assertj.core.api.Assertions.tuple("no-phase-context", "Changeset 2 has no context."));
        workbench.migrate(INITIAL);
        workbench.migrate(ALL);

        assertThat(workbench.tables()).contains("one").doesNotContain("two");
    }

    @ParameterizedTest
    @EnumSource(TestServer.class)
    void a_changeset_for_another_database_is_passed_over(TestServer server) {
        String here = server.name().toLowerCase(Locale.ROOT);
        Workbench workbench = yaml(
                server,
                create("1", "one", "context: '@initial', dbms: '" + here + "'")
                        + create("2", "two", "context: '@initial', dbms: oracle")
                        + create("3", "three", "context: '@initial', dbms: '!" + here + "'")
                        + create("4", "four", "context: '@initial', dbms: '!oracle'")
                        + create("5", "five", "context: '@initial', dbms: none"));

        workbench.migrate(INITIAL);

        assertThat(workbench.tables()).containsExactly("databasechangelog", "databasechangeloglock", "four", "one");
    }

    @ParameterizedTest
    @EnumSource(TestServer.class)
    void a_changeset_whose_preconditions_fail_is_marked_as_ran_or_left_for_later(TestServer server) {
        Workbench workbench = yaml(
                server,
                create("1", "one", "context: '@initial'", precondition("MARK_RAN"))
                        + create("2", "two", "context: '@initial'", precondition("CONTINUE"))
                        + create("2-later", "later", "context: '@transition', runAlways: true" + ALLOWED));

        assertThat(workbench.migrate(ALL))
                .containsExactly(
                        "0001/initial was passed over: its preconditions do not hold.",
                        "0002/initial was passed over: its preconditions do not hold.",
                        "0002/transition was passed over: 0002/initial did not run.");
        assertThat(workbench.history()).containsExactly("1 someone master.yaml @initial MARK_RAN");
        assertThat(workbench.status()).containsExactly("0001 END", "0002 START");

        workbench.execute("CREATE TABLE wanted (id INT PRIMARY KEY)");
        assertThat(workbench.migrate(ALL)).containsExactly("0002/initial applied", "0002/transition applied");
        assertThat(workbench.tables()).contains("two", "later").doesNotContain("one");
    }

    @ParameterizedTest
    @EnumSource(TestServer.class)
    void a_transition_whose_preconditions_fail_again_keeps_its_one_row(TestServer server) {
        Workbench workbench = yaml(
                server,
                create("1", "one", "context: '@initial'")
                        + create(
                                "1-move",
                                "two",
                                "context: '@transition', runAlways: true" + ALLOWED,
                                precondition("MARK_RAN")));
        workbench.migrate(INITIAL);

        workbench.migrate(TRANSITION);
        workbench.migrate(TRANSITION);

        assertThat(workbench.history())
                .containsExactly(
                        "1 someone master.yaml @initial EXECUTED", "1-move someone master.yaml @transition MARK_RAN");
    }

    @ParameterizedTest
    @EnumSource(TestServer.class)
    void a_changeset_that_may_fail_is_not_said_to_be_applied(TestServer server) {
        Workbench workbench = yaml(
                server,
                create("1", "one", "context: '@initial', failOnError: false")
                        + create("2", "two", "context: '@initial'"));
        workbench.execute("CREATE TABLE one (id INT PRIMARY KEY)");

        assertThat(workbench.migrate(INITIAL))
                .containsExactly(
                        "0001/initial was passed over: the database rejected it, and its failOnError is false.",
                        "0002/initial applied");

        assertThat(workbench.status()).containsExactly("0001 START", "0002 END");
    }

    @ParameterizedTest
    @EnumSource(TestServer.class)
    void a_changelog_for_another_database_is_not_run(TestServer server) {
        Workbench workbench = yaml(server, """
                  - preConditions:
                      - dbms: {type: oracle}
                """ + create("1", "one", "context: '@initial'"));

        assertThat(workbench.failure(INITIAL))
                .startsWith("Liquibase does not accept the changelog.\n  Where  master.yaml\n")
                .contains("DBMS Precondition failed: expected oracle")
                .contains("\n         Nothing has run.\n");

        assertThat(workbench.tables()).doesNotContain("one");
        assertThat(workbench.history()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(value = TestServer.class, names = "H2")
    void what_a_change_does_itself_is_done_once_and_not_by_a_plan(TestServer server) {
        Set<String> allowed = Set.of("customChange", "output");
        Workbench workbench = yaml(server, """
                  - changeSet:
                      id: 1
                      author: someone
                      context: "@initial"
                      changes:
                        - customChange: {class: dev.edd.integration.NativeChangelogIT$Counted}
                        - output: {message: done, target: DEBUG}
                        - sql: {sql: CREATE TABLE one (id INT)}
                        - sql: {sql: CREATE TABLE two (id INT), dbms: postgresql}
                """).through("changelog/master.yaml", allowed);
        Counted.TIMES.set(0);

        assertThat(workbench.plan(INITIAL).steps())
                .flatExtracting(step -> step.migration().statements())
                .extracting(Statement::text)
                .containsExactly("customChange", "output", "CREATE TABLE one (id INT)");
        assertThat(Counted.TIMES).hasValue(0);
        assertThat(workbench.migrate(INITIAL)).containsExactly("0001/initial applied");
        assertThat(Counted.TIMES).hasValue(1);
    }

    @ParameterizedTest
    @EnumSource(value = TestServer.class, names = "H2")
    void preconditions_that_halt_are_said_to_have_done_so(TestServer server) {
        Workbench workbench = yaml(server, create("1", "one", "context: '@initial'", precondition("HALT")));

        assertThat(workbench.failure(INITIAL))
                .startsWith(
                        "0001/initial was not begun: its preconditions do not hold.\n  Where  changelog/master.yaml:2\n")
                .contains("Table PUBLIC.wanted does not exist\n         Nothing of it took effect.\n")
                .endsWith("Bring about what they ask for, or correct them, and run the same command again.")
                .doesNotContain("CREATE TABLE");
    }

    @ParameterizedTest
    @EnumSource(value = TestServer.class, names = "POSTGRESQL")
    void a_failed_change_is_quoted_as_the_database_got_it(TestServer server) {
        Workbench workbench = yaml(server, """
                  - changeSet:
                      id: 1
                      author: someone
                      context: "@initial"
                      changes:
                        - createTable: {tableName: one, remarks: first, columns: [column: {name: id, type: int}]}
                        - createView: {viewName: two, selectQuery: SELECT id FROM nowhere}
                        - sql: {sql: SELECT 1 AS one}
                """);

        assertThat(workbench.failure(INITIAL))
                .contains("The statement: CREATE VIEW public.two AS SELECT id FROM nowhere\n");
    }

    @ParameterizedTest
    @EnumSource(value = TestServer.class, names = "H2")
    void a_changelog_that_Liquibase_stumbles_over_is_not_a_lack_of_rights(TestServer server) {
        Workbench workbench = yaml(server, """
                  - changeSet:
                      id: 1
                      author: someone
                      context: "@initial"
                      changes:
                        - createTable: {tableName: one, columns: [column: {name: id, type: "${undefined}int"}]}
                """);

        assertThat(workbench.failure(INITIAL))
                .startsWith("Liquibase does not accept the changelog.\n  Where  master.yaml\n")
                .contains("`${undefined}int`");
    }

    @ParameterizedTest
    @EnumSource(value = TestServer.class, names = "H2")
    void a_text_that_is_said_to_do_the_same_as_an_earlier_one_is_accepted(TestServer server) {
        Workbench workbench = yaml(server, create("1", "one", "context: '@initial'"));
        workbench.migrate(INITIAL);
        yaml(server, create("1", "uno", "context: '@initial', validCheckSum: ANY"));

        assertThat(workbench.migrate(INITIAL)).isEmpty();
    }

    /** A change that does not say what it does. */
    public static final class Counted extends SilentChange implements CustomTaskChange {
        private static final AtomicInteger TIMES = new AtomicInteger();

        @Override
        public void execute(Database database) {
            TIMES.incrementAndGet();
        }
    }

    private Workbench yaml(TestServer server, String entries) {
        return Workbench.on(server, base)
                .file("master.yaml", "databaseChangeLog:\n" + entries)
                .through("changelog/master.yaml");
    }

    private static String create(String id, String table, String attributes) {
        return create(id, table, attributes, "");
    }

    private static String create(String id, String table, String attributes, String precondition) {
        return """
                  - changeSet: {id: '%s', author: someone, %s%s, changes: [{sql: {sql: 'CREATE TABLE %s (id INT)'}}]}
                """.formatted(id, attributes, precondition, table);
    }

    private static String precondition(String onFail) {
        return ", preConditions: [{onFail: %s}, {tableExists: {tableName: wanted}}]".formatted(onFail);
    }
}
