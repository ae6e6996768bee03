package dev.edd.rule.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.edd.migration.Dialect;
import dev.edd.rule.PhaseRule;
import org.junit.jupiter.api.Test;

class TransactionControlTest {
    private final PhaseRule rule = new TransactionControl();

    @Test
    void flags_a_transaction_of_its_own() {
        assertThat(Trial.of(rule, Dialect.POSTGRESQL).finds("initial", """
                        BEGIN;
                        ALTER TABLE inventory ADD COLUMN location VARCHAR(6);
                        COMMIT"""))
                .containsExactly("initial/0007_split.sql:1", "initial/0007_split.sql:3");
    }

    @Test
    void flags_a_commit_on_the_way() {
        assertThat(Trial.of(rule, Dialect.MYSQL).finds("transition", """
                        DELETE FROM log WHERE id = 1;
                        COMMIT;
                        DELETE FROM log WHERE id = 2"""))
                .containsExactly("transition/0007_split.sql:2");
    }

    @Test
    void flags_a_commit_within_a_block() {
        assertThat(Trial.of(rule, Dialect.POSTGRESQL)
                        .finds("transition", "DO $$ BEGIN DELETE FROM log WHERE id = 1; COMMIT; END $$"))
                .containsExactly("transition/0007_split.sql:1");
    }

    @Test
    void accepts_a_savepoint() {
        assertThat(Trial.of(rule, Dialect.POSTGRESQL).finds("initial", """
                        SAVEPOINT a;
                        ALTER TABLE inventory ADD COLUMN location VARCHAR(6)""")).isEmpty();
    }

    @Test
    void accepts_the_begin_of_a_block() {
        assertThat(Trial.of(rule, Dialect.POSTGRESQL)
                        .finds("initial", "DO $$ BEGIN DELETE FROM log WHERE id = 1; END $$"))
                .isEmpty();
    }

    @Test
    void accepts_a_routine_that_will_commit_when_it_is_called() {
        assertThat(
                        Trial.of(rule, Dialect.POSTGRESQL)
                                .finds(
                                        "initial",
                                        "CREATE PROCEDURE p() LANGUAGE plpgsql AS $$ BEGIN DELETE FROM log WHERE id = 1; COMMIT; END $$"))
                .isEmpty();
    }

    @Test
    void explains_what_it_is_and_how_to_do_it_safely() {
        assertThat(Trial.of(rule, Dialect.POSTGRESQL).findings("initial", """
                        BEGIN;
                        ALTER TABLE inventory ADD COLUMN location VARCHAR(6)"""))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.what()).isEqualTo("0007_split/initial runs BEGIN.");
                    assertThat(finding.fix())
                            .isEqualTo(
                                    "Remove the line; split the file in two refactorings where two transactions are wanted.");
                });
    }

    @Test
    void has_the_run_repeat_what_a_block_commits_batch_by_batch() {
        assertThat(Trial.of(rule, Dialect.POSTGRESQL).findings("transition", """
                        DO $$ BEGIN LOOP
                            DELETE FROM log WHERE ctid IN (SELECT ctid FROM log WHERE at < now() LIMIT 500);
                            EXIT WHEN NOT FOUND;
                            COMMIT;
                        END LOOP; END $$"""))
                .singleElement()
                .satisfies(finding -> assertThat(finding.fix()).endsWith("""
                        -- transition
                        --edd repeat: until 0 rows
                        --edd remaining: SELECT COUNT(*) FROM log WHERE at < now()
                        DELETE FROM log WHERE ctid IN (SELECT ctid FROM log WHERE at < now() LIMIT 500);"""));
    }
}
