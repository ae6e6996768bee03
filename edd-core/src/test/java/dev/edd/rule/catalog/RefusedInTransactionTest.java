package dev.edd.rule.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.edd.fixture.ChangelogFolder;
import dev.edd.migration.Changelog;
import dev.edd.migration.Dialect;
import dev.edd.rule.Engine;
import dev.edd.rule.Finding;
import dev.edd.rule.PhaseRule;
import dev.edd.rule.PhaseSafety;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RefusedInTransactionTest {
    private final PhaseRule rule = new RefusedInTransaction();
    private final ChangelogFolder folder;

    RefusedInTransactionTest(@TempDir Path project) {
        this.folder = new ChangelogFolder(project);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CREATE UNIQUE INDEX CONCURRENTLY i ON inventory (code)",
                "DROP INDEX CONCURRENTLY i",
                "REINDEX TABLE CONCURRENTLY inventory",
                "ALTER TABLE inventory DETACH PARTITION inventory_2026 CONCURRENTLY",
                "VACUUM inventory",
                "CREATE DATABASE shop",
                "DROP TABLESPACE fast",
                "ALTER SYSTEM SET work_mem = '64MB'",
            })
    void flags_what_has_to_run_alone_in_a_changeset_with_a_transaction(String sql) {
        assertThat(findings(sql, "")).extracting(Finding::location).hasToString("[db/changelog/master.yaml:8]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"CREATE INDEX i ON inventory (code)", "REINDEX TABLE inventory", "SET work_mem = '64MB'"})
    void accepts_what_a_transaction_may_hold(String sql) {
        assertThat(findings(sql, "")).isEmpty();
    }

    @Test
    void accepts_a_changeset_without_a_transaction() {
        assertThat(findings("VACUUM inventory", "runInTransaction: false")).isEmpty();
    }

    @Test
    void accepts_a_plain_file_which_gets_no_transaction() {
        assertThat(Trial.of(rule, Dialect.POSTGRESQL)
                        .finds("initial", "CREATE INDEX CONCURRENTLY i ON inventory (code)"))
                .isEmpty();
    }

    @Test
    void explains_what_it_is_and_how_to_do_it_safely() {
        assertThat(findings("VACUUM inventory", "")).singleElement().satisfies(finding -> {
            assertThat(finding.what()).isEqualTo("0001_x/initial runs VACUUM inventory in a transaction.");
            assertThat(finding.fix())
                    .isEqualTo("Give it a changeset of its own with runInTransaction: false; in formatted SQL "
                            + "--changeset … runInTransaction:false.");
        });
    }

    private List<Finding> findings(String sql, String attribute) {
        folder.with("master.yaml", """
                databaseChangeLog:
                - changeSet:
                    id: 1-x
                    author: a
                    contextFilter: "@initial"
                    %s
                    changes:
                    - sql: {sql: "%s"}
                """.formatted(attribute, sql));
        Changelog changelog = folder.readNative("master.yaml", Dialect.POSTGRESQL);
        return new PhaseSafety(List.of(rule), Engine.of(Dialect.POSTGRESQL)).check(changelog);
    }
}
