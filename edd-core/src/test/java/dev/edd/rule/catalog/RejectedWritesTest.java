package dev.edd.rule.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.edd.migration.Dialect;
import dev.edd.rule.PhaseRule;
import org.junit.jupiter.api.Test;

class RejectedWritesTest {
    private final PhaseRule rule = new RejectedWrites();

    @Test
    void flags_a_trigger_that_signals() {
        assertThat(Trial.of(rule, Dialect.MYSQL).finds("initial", """
                        CREATE TRIGGER guard BEFORE INSERT ON inventory FOR EACH ROW
                        BEGIN
                          IF NEW.location IS NULL THEN SIGNAL SQLSTATE '45000'; END IF;
                        END""")).containsExactly("initial/0007_split.sql:1");
    }

    @Test
    void flags_a_trigger_whose_function_raises() {
        assertThat(Trial.of(rule, Dialect.POSTGRESQL).finds("initial", """
                        CREATE FUNCTION guard() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'no'; END $$;
                        CREATE TRIGGER t BEFORE INSERT ON inventory FOR EACH ROW EXECUTE FUNCTION guard()"""))
                .containsExactly("initial/0007_split.sql:2");
    }

    @Test
    void flags_a_trigger_whose_function_leaves_rows_out() {
        String function = "CREATE FUNCTION guard() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NULL; END $$;\n";
        String trigger = "CREATE TRIGGER t %s INSERT ON inventory FOR EACH ROW EXECUTE FUNCTION guard()";

        assertThat(Trial.of(rule, Dialect.POSTGRESQL).finds("initial", function + trigger.formatted("BEFORE")))
                .containsExactly("initial/0007_split.sql:2");
        assertThat(Trial.of(rule, Dialect.POSTGRESQL).finds("initial", function + trigger.formatted("AFTER")))
                .isEmpty();
    }

    @Test
    void accepts_a_trigger_that_corrects_the_row() {
        assertThat(Trial.of(rule, Dialect.POSTGRESQL).finds("initial", """
                        CREATE FUNCTION sync() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE NOTICE 'x'; NEW.a := 1; RETURN NEW; END $$;
                        CREATE TRIGGER t BEFORE INSERT ON inventory FOR EACH ROW EXECUTE FUNCTION sync()""")).isEmpty();
    }

    @Test
    void accepts_a_trigger_on_a_new_table() {
        assertThat(Trial.of(rule, Dialect.MYSQL).finds("initial", """
                        CREATE TABLE t (a INT);
                        CREATE TRIGGER guard BEFORE INSERT ON t FOR EACH ROW SIGNAL SQLSTATE '45000'""")).isEmpty();
    }

    @Test
    void accepts_a_trigger_in_finalization() {
        assertThat(Trial.of(rule, Dialect.MYSQL)
                        .finds(
                                "finalization",
                                "CREATE TRIGGER guard BEFORE INSERT ON inventory FOR EACH ROW SIGNAL SQLSTATE '45000'"))
                .isEmpty();
    }

    @Test
    void explains_what_it_is_and_how_to_do_it_safely() {
        assertThat(Trial.of(rule, Dialect.MYSQL)
                        .findings(
                                "initial",
                                "CREATE TRIGGER guard BEFORE INSERT ON inventory FOR EACH ROW SIGNAL SQLSTATE '45000'"))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.what())
                            .isEqualTo(
                                    "0007_split/initial adds the trigger guard, which can refuse what is written to inventory.");
                    assertThat(finding.fix()).isEqualTo("""
                        Let the trigger correct the row instead of refusing it, or create it at the end:
                        -- initial
                        SELECT 1; -- nothing is to be prepared, but later phases run behind an initial only
                        -- finalization
                        CREATE TRIGGER guard BEFORE INSERT ON inventory FOR EACH ROW SIGNAL SQLSTATE '45000';""");
                });
    }

    @Test
    void flags_a_function_that_refuses_from_now_on() {
        String function =
                "CREATE OR REPLACE FUNCTION guard() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN %s RETURN NEW; END $$";
        String calm = function.formatted("NEW.n := 1;");
        String strict = function.formatted("RAISE EXCEPTION 'no';");
        String trigger = ";\nCREATE TRIGGER t BEFORE INSERT ON inventory FOR EACH ROW EXECUTE FUNCTION public.guard()";

        assertThat(Trial.of(rule, Dialect.POSTGRESQL)
                        .findings("0001_shop/initial", calm + trigger, "initial", strict, "0008_same/initial", strict))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.what())
                            .isEqualTo(
                                    "0007_split/initial replaces the function guard, by which the trigger t can refuse what is written to inventory.");
                    assertThat(finding.fix()).endsWith("-- finalization\n" + strict + ";");
                });
    }

    @Test
    void flags_a_rule_that_does_nothing_instead_unless_it_is_known_to_be_one_of_a_view() {
        assertThat(Trial.of(rule, Dialect.POSTGRESQL)
                        .finds("0001_shop/initial", "CREATE VIEW v AS SELECT 1 AS id", "initial", """
                                CREATE RULE keep AS ON DELETE TO invoices DO INSTEAD NOTHING;
                                CREATE RULE keep AS ON DELETE TO v DO INSTEAD NOTHING;
                                CREATE RULE log AS ON DELETE TO invoices DO ALSO NOTHING"""))
                .containsExactly("initial/0007_split.sql:1");
    }
}
