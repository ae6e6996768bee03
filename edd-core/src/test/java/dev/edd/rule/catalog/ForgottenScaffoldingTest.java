package dev.edd.rule.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.edd.migration.Dialect;
import dev.edd.rule.PhaseRule;
import org.junit.jupiter.api.Test;

class ForgottenScaffoldingTest {
    private final PhaseRule rule = new ForgottenScaffolding();

    @Test
    void flags_a_trigger_that_stays() {
        assertThat(Trial.of(rule, Dialect.POSTGRESQL)
                        .finds(
                                "initial",
                                "CREATE TRIGGER sync BEFORE INSERT ON inventory FOR EACH ROW EXECUTE FUNCTION sync()",
                                "finalization",
                                "ALTER TABLE inventory DROP COLUMN code"))
                .containsExactly("finalization/0007_split.sql");
    }

    @Test
    void flags_a_view_under_an_old_name_that_stays() {
        assertThat(Trial.of(rule, Dialect.POSTGRESQL)
                        .finds("initial", """
                        ALTER TABLE inventory RENAME TO stock;
                        CREATE VIEW inventory AS SELECT * FROM stock""", "finalization", "ALTER TABLE stock DROP COLUMN code"))
                .containsExactly("finalization/0007_split.sql");
    }

    @Test
    void accepts_a_trigger_taken_down() {
        assertThat(Trial.of(rule, Dialect.POSTGRESQL)
                        .finds(
                                "initial",
                                "CREATE TRIGGER sync BEFORE INSERT ON inventory FOR EACH ROW EXECUTE FUNCTION sync()",
                                "finalization",
                                "DROP TRIGGER sync ON inventory"))
                .isEmpty();
    }

    @Test
    void accepts_a_trigger_that_goes_with_its_function() {
        assertThat(Trial.of(rule, Dialect.POSTGRESQL)
                        .finds(
                                "initial",
                                "CREATE TRIGGER t BEFORE INSERT ON inventory FOR EACH ROW EXECUTE FUNCTION sync()",
                                "finalization",
                                "DROP FUNCTION sync() CASCADE"))
                .isEmpty();
    }

    @Test
    void accepts_a_trigger_that_goes_with_its_table() {
        assertThat(Trial.of(rule, Dialect.POSTGRESQL)
                        .finds(
                                "initial",
                                "CREATE TRIGGER sync BEFORE INSERT ON inventory FOR EACH ROW EXECUTE FUNCTION sync()",
                                "finalization",
                                "DROP TABLE inventory"))
                .isEmpty();
    }

    @Test
    void accepts_a_trigger_of_a_new_table() {
        assertThat(Trial.of(rule, Dialect.POSTGRESQL).finds("initial", """
                        CREATE TABLE t (a INT);
                        CREATE TRIGGER stamp BEFORE INSERT ON t FOR EACH ROW EXECUTE FUNCTION stamp()""", "finalization", "DROP TABLE inventory"))
                .isEmpty();
    }

    @Test
    void accepts_a_refactoring_without_finalization() {
        assertThat(Trial.of(rule, Dialect.POSTGRESQL)
                        .finds(
                                "initial",
                                "CREATE TRIGGER audit AFTER INSERT ON inventory FOR EACH ROW EXECUTE FUNCTION audit()"))
                .isEmpty();
    }

    @Test
    void accepts_a_view_of_its_own() {
        assertThat(Trial.of(rule, Dialect.POSTGRESQL)
                        .finds("initial", "CREATE VIEW stock AS SELECT 1 AS a", "finalization", "DROP TABLE inventory"))
                .isEmpty();
    }

    @Test
    void explains_what_it_is_and_how_to_do_it_safely() {
        assertThat(Trial.of(rule, Dialect.POSTGRESQL)
                        .findings(
                                "initial",
                                "CREATE TRIGGER sync BEFORE INSERT ON inventory FOR EACH ROW EXECUTE FUNCTION sync()",
                                "finalization",
                                "ALTER TABLE inventory DROP COLUMN code"))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.what())
                            .isEqualTo(
                                    "0007_split/finalization leaves the trigger sync of initial/0007_split.sql:1 standing.");
                    assertThat(finding.fix()).isEqualTo("""
                        Take it down, or create it in a refactoring of its own if it is to stay:
                        -- finalization
                        DROP TRIGGER IF EXISTS sync ON inventory;""");
                });
    }
}
