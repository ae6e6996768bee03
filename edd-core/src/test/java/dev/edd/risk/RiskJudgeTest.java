package dev.edd.risk;

import static dev.edd.fixture.Migrations.migration;
import static dev.edd.fixture.Migrations.with;
import static org.assertj.core.api.Assertions.assertThat;

import dev.edd.migration.Dialect;
import dev.edd.plan.Plan;
import dev.edd.plan.Step;
import dev.edd.plan.Step.Risk;
import dev.edd.plan.Step.Risk.Level;
import dev.edd.plan.Step.Risk.Loss;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RiskJudgeTest {
    private static List<Risk> risks(String... statements) {
        List<Step> steps = Stream.of(statements)
                .map(sql -> new Step(with(migration("7_a/initial"), sql.split("; ")), Step.Kind.FIRST_RUN))
                .toList();
        return RiskJudge.judge(new Plan(steps, List.of(), List.of()), Dialect.POSTGRESQL).steps().stream()
                .map(Step::risk)
                .toList();
    }

    private static Level level(String sql) {
        return risks(sql).get(0).level();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CREATE TABLE item (id INT PRIMARY KEY)",
                "ALTER TABLE item ADD COLUMN note VARCHAR(20)",
                "CREATE INDEX CONCURRENTLY i ON item (note)",
                "ALTER TABLE item ADD CONSTRAINT c CHECK (id > 0) NOT VALID",
                "ALTER TABLE item VALIDATE CONSTRAINT c",
                "ALTER TABLE item ALTER COLUMN note DROP NOT NULL",
                "CREATE VIEW v AS SELECT 1",
                "SELECT 1",
                "COMMENT ON TABLE item IS 'what we sell'",
                "CREATE TABLE item (id INT); INSERT INTO item VALUES (1); CREATE INDEX i ON item (id); DELETE FROM item",
            })
    void finds_safe_what_only_adds(String sql) {
        assertThat(level(sql)).isEqualTo(Level.SAFE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UPDATE item SET note = 'a'",
                "INSERT INTO item VALUES (1)",
                "CREATE INDEX i ON item (note)",
                "ALTER TABLE item ADD COLUMN note VARCHAR(20) NOT NULL DEFAULT 'x'",
                "ALTER TABLE item ALTER COLUMN note TYPE TEXT",
                "ALTER TABLE item RENAME COLUMN note TO remark",
                "DROP INDEX i",
                "DROP VIEW v",
                "DROP TRIGGER t ON item",
                "CREATE TRIGGER t BEFORE INSERT ON item FOR EACH ROW EXECUTE FUNCTION f()",
                "DO $$ BEGIN PERFORM 1; END $$",
                "something that nobody understands",
            })
    void wants_care_for_what_changes_something(String sql) {
        assertThat(level(sql)).isEqualTo(Level.CAREFUL);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ALTER TABLE item DROP COLUMN note",
                "ALTER TABLE item ADD COLUMN a INT, DROP COLUMN note",
                "DROP TABLE item",
                "TRUNCATE item",
                "DELETE FROM item",
                "DROP SEQUENCE s",
                "DROP SCHEMA shop CASCADE",
                "DROP TYPE colour CASCADE",
            })
    void calls_destructive_what_only_a_backup_brings_back(String sql) {
        assertThat(level(sql)).isEqualTo(Level.DESTRUCTIVE);
    }

    @Test
    void names_the_tables_that_lose_something_and_what() {
        assertThat(risks("ALTER TABLE shop.item DROP COLUMN \"Note\"; DROP TABLE old_item; DELETE FROM log WHERE a < 1")
                        .get(0)
                        .losses())
                .extracting(loss -> loss.table() + ": " + loss.what())
                .containsExactly("shop.item: the column \"Note\"", "old_item: everything", "log: some rows");
    }

    @Test
    void names_a_column_as_it_is_written() {
        assertThat(risks("ALTER TABLE shop.\"it.em\" DROP COLUMN \"no.te\"; ALTER TABLE item DROP COLUMN code")
                        .get(0)
                        .losses())
                .extracting(Loss::what)
                .containsExactly("the column \"no.te\"", "the column code");
    }

    @Test
    void misses_nothing_that_the_plan_itself_creates() {
        assertThat(risks(
                        "CREATE TABLE item (id INT, code INT)",
                        "ALTER TABLE item DROP COLUMN code",
                        "DROP TABLE other"))
                .extracting(Risk::level)
                .containsExactly(Level.SAFE, Level.SAFE, Level.DESTRUCTIVE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CREATE TABLE IF NOT EXISTS item (id INT, code INT)",
                "CREATE TABLE archive.item (id INT, code INT)",
            })
    void misses_what_may_have_been_there_before(String create) {
        assertThat(risks(create, "ALTER TABLE item DROP COLUMN code", "DELETE FROM item"))
                .extracting(Risk::level)
                .containsExactly(Level.SAFE, Level.DESTRUCTIVE, Level.DESTRUCTIVE);
    }

    @Test
    void counts_for_the_whole_step_what_its_worst_statement_does() {
        assertThat(level("SELECT 1; DROP TABLE item; SELECT 1")).isEqualTo(Level.DESTRUCTIVE);
    }
}
