package dev.edd.integration;

import static dev.edd.plan.PhaseSelection.ALL;
import static dev.edd.plan.PhaseSelection.FINALIZATION;
import static dev.edd.plan.PhaseSelection.INITIAL;
import static dev.edd.plan.PhaseSelection.TRANSITION;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.edd.report.TextReport;
import dev.edd.testing.TestServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import liquibase.integration.spring.SpringResourceAccessor;
import liquibase.resource.ClassLoaderResourceAccessor;
import liquibase.resource.DirectoryResourceAccessor;
import liquibase.resource.ResourceAccessor;
import liquibase.resource.ZipResourceAccessor;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.core.io.DefaultResourceLoader;

/** The same files, run by an ordinary Liquibase, which knows nothing of phases, and by this product. */
class PlainLiquibaseIT {
    private static final String EVERYTHING_BUT_TIMES = """
            SELECT ID, AUTHOR, FILENAME, ORDEREXECUTED, EXECTYPE, MD5SUM, DESCRIPTION, COMMENTS, TAG, LIQUIBASE, CONTEXTS,
                   LABELS
            FROM DATABASECHANGELOG ORDER BY ORDEREXECUTED""";

    @TempDir
    private Path base;

    @ParameterizedTest
    @EnumSource(TestServer.class)
    void without_contexts_it_runs_no_phase(TestServer server) throws Exception {
        Workbench workbench = withEntrance(server);

        PlainLiquibase.of(workbench).update("edd.yaml", folder());

        assertThat(workbench.history()).isEmpty();
        assertThat(workbench.tables()).containsExactly("databasechangelog", "databasechangeloglock");
    }

    @ParameterizedTest
    @EnumSource(TestServer.class)
    void with_the_context_of_a_phase_it_runs_that_phase_and_writes_the_same_history(TestServer server)
            throws Exception {
        Workbench ours = withEntrance(server);
        Workbench theirs = ours.withFreshDatabase();

        ours.migrate(INITIAL);
        PlainLiquibase.of(theirs).update("edd.yaml", folder(), "@initial");

        assertThat(theirs.rows(EVERYTHING_BUT_TIMES)).isEqualTo(ours.rows(EVERYTHING_BUT_TIMES));
        assertThat(theirs.status()).isEqualTo(ours.status());
        assertThat(theirs.migrate(INITIAL)).isEmpty();
        assertThat(theirs.migrate(TRANSITION)).containsExactly("0002_split_inventory_code/transition applied");
        assertThat(theirs.migrate(FINALIZATION)).hasSize(2);
    }

    @ParameterizedTest
    @EnumSource(TestServer.class)
    void it_sees_what_this_product_applied(TestServer server) throws Exception {
        Workbench workbench = withEntrance(server);
        workbench.migrate(ALL);
        List<String> history = workbench.history();

        PlainLiquibase.of(workbench).update("edd.yaml", folder(), "@initial", "@finalization");

        assertThat(workbench.history()).isEqualTo(history);
    }

    @ParameterizedTest
    @EnumSource(
            value = TestServer.class,
            names = {"H2", "POSTGRESQL"})
    void a_folder_a_jar_and_a_class_path_are_the_same_changelog(TestServer server) throws Exception {
        Workbench workbench = withEntrance(server);
        Path jar = jar(workbench.changelog());
        workbench.migrate(INITIAL);
        List<String> history = workbench.rows(EVERYTHING_BUT_TIMES);

        PlainLiquibase liquibase = PlainLiquibase.of(workbench);
        liquibase.update("db/changelog/edd.yaml", new ZipResourceAccessor(jar), "@initial");
        try (URLClassLoader loader = new URLClassLoader(new URL[] {jar.toUri().toURL()}, null)) {
            ResourceAccessor classPath = new ClassLoaderResourceAccessor(loader);
            liquibase.update("db/changelog/edd.yaml", classPath, "@initial");
            ResourceAccessor springBoot = new SpringResourceAccessor(new DefaultResourceLoader(loader));
            liquibase.update("classpath:db/changelog/edd.yaml", springBoot, "@initial");
            liquibase.update("classpath:/db/changelog/edd.yaml", springBoot, "@initial");
        }

        assertThat(workbench.rows(EVERYTHING_BUT_TIMES)).isEqualTo(history);
    }

    @ParameterizedTest
    @EnumSource(TestServer.class)
    void a_native_master_can_include_the_folder(TestServer server) throws Exception {
        Workbench workbench = withEntrance(server).file("master.yaml", """
                databaseChangeLog:
                  - include:
                      file: edd.yaml
                      relativeToChangelogFile: true
                  - changeSet:
                      id: 0100-customer
                      author: someone
                      context: "@initial"
                      changes:
                        - createTable:
                            tableName: customer
                            columns:
                              - column: {name: id, type: int}
                """);
        Workbench theirs = workbench.withFreshDatabase();

        PlainLiquibase.of(theirs).update("master.yaml", folder(), "@initial");
        Workbench ours = workbench.through("changelog/master.yaml");
        assertThat(ours.migrate(INITIAL))
                .containsExactly(
                        "0001_create_inventory/initial applied",
                        "0002_split_inventory_code/initial applied",
                        "0100_customer/initial applied");

        assertThat(ours.rows(EVERYTHING_BUT_TIMES)).isEqualTo(theirs.rows(EVERYTHING_BUT_TIMES));
        assertThat(theirs.through("changelog/master.yaml").migrate(INITIAL)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(value = TestServer.class, names = "H2")
    void changesets_of_a_native_master_can_stand_beside_a_backfill_of_the_folder(TestServer server) throws Exception {
        Workbench workbench = withEntrance(server)
                .file("transition/0002_split_inventory_code.sql", """
                        --edd backfill: inventory by id
                        UPDATE inventory SET location_code = SUBSTRING(inventory_code, 1, 6)
                        WHERE location_code IS NULL AND id BETWEEN :from AND :to;
                        """)
                .file("master.yaml", """
                        databaseChangeLog:
                          - changeSet:
                              id: "customer"
                              author: someone
                              changes:
                                - createTable:
                                    tableName: customer
                                    columns:
                                      - column: {name: id, type: int}
                          - include: {file: edd.yaml, relativeToChangelogFile: true}
                          - changeSet:
                              id: 0100-orders
                              author: someone
                              context: "@initial"
                              changes:
                                - createTable:
                                    tableName: orders
                                    columns:
                                      - column: {name: id, type: int}
                        """)
                .through("changelog/master.yaml");

        assertThatThrownBy(() -> PlainLiquibase.of(workbench).update("master.yaml", folder(), "initial", "transition"))
                .hasMessageContaining("0002_split_inventory_code/transition is a backfill");
        assertThat(workbench.history()).isEmpty();
        workbench.migrate(INITIAL);
        Inventory.previousRelease(workbench, 1, "ABCDEF-1-2");

        assertThat(TextReport.of(workbench.plan(TRANSITION))).contains("AND id BETWEEN :from AND :to;");
        assertThat(workbench.migrate(TRANSITION))
                .containsExactly("0002_split_inventory_code/transition went through 1 row");
        assertThat(workbench.migrate(FINALIZATION)).hasSize(2);
    }

    @ParameterizedTest
    @EnumSource(value = TestServer.class, names = "H2")
    void sample_data_of_an_included_folder_belongs_to_no_phase(TestServer server) {
        Workbench workbench = withEntrance(server)
                .file("sample/0001_inventory.sql", "INSERT INTO inventory (id) VALUES (1);")
                .file("master.yaml", """
                        databaseChangeLog:
                          - include: {file: edd.yaml, relativeToChangelogFile: true}
                        """)
                .through("changelog/master.yaml");

        workbench.migrate(INITIAL);

        assertThat(workbench.rows("SELECT id FROM inventory")).isEmpty();
        assertThat(workbench.history()).hasSize(2);
    }

    @ParameterizedTest
    @EnumSource(TestServer.class)
    void files_included_by_a_native_master_keep_their_directives_and_lines(TestServer server) {
        Workbench workbench = withEntrance(server).file("master.yaml", """
                databaseChangeLog:
                  - include: {file: edd.yaml, relativeToChangelogFile: true}
                """).through("changelog/master.yaml");
        workbench.migrate(INITIAL);
        Inventory.previousRelease(workbench, 1, "no code in here");
        workbench.migrate(TRANSITION);

        assertThat(workbench.migrate(FINALIZATION))
                .endsWith("0002_split_inventory_code/finalization is blocked: 1 row remains.");

        workbench.file("initial/0003_wrong.sql", "CREATE TABLE one (id INT);\nCREATE TABLE one (id INT);");
        assertThat(workbench.failure(INITIAL))
                .startsWith("0003_wrong/initial stopped at statement 2 of 2.\n")
                .contains("initial/0003_wrong.sql:2\n");
    }

    private Workbench withEntrance(TestServer server) {
        return Inventory.in(Workbench.on(server, base)).file("edd.yaml", "");
    }

    private ResourceAccessor folder() throws IOException {
        return new DirectoryResourceAccessor(base.resolve("changelog"));
    }

    /** Packs the changelog as Maven does, below {@code db/changelog} and with entries for the folders. */
    private Path jar(Path changelog) throws IOException {
        Path jar = base.resolve("shop.jar");
        try (OutputStream out = Files.newOutputStream(jar);
                JarOutputStream entries = new JarOutputStream(out);
                Stream<Path> files = Files.walk(changelog)) {
            for (Path file : files.sorted().toList()) {
                boolean folder = Files.isDirectory(file);
                String name = Path.of("db/changelog").resolve(changelog.relativize(file)) + (folder ? "/" : "");
                entries.putNextEntry(new JarEntry(name));
                entries.write(folder ? new byte[0] : Files.readAllBytes(file));
                entries.closeEntry();
            }
        }
        return jar;
    }
}
