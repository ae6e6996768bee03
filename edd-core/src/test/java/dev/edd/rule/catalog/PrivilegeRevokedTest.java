package dev.edd.rule.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.edd.migration.Dialect;
import dev.edd.rule.PhaseRule;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PrivilegeRevokedTest {
    private final PhaseRule rule = new PrivilegeRevoked();

    @Test
    void flags_a_right_taken_away_in_an_initial() {
        assertThat(Trial.of(rule, Dialect.POSTGRESQL).finds("initial", "REVOKE INSERT ON inventory FROM app"))
                .containsExactly("initial/0007_split.sql:1");
    }

    @Test
    void flags_a_right_taken_away_in_a_transition() {
        assertThat(Trial.of(rule, Dialect.MYSQL).finds("transition", "REVOKE INSERT ON shop.inventory FROM 'app'@'%'"))
                .containsExactly("transition/0007_split.sql:1");
    }

    @Test
    void accepts_a_right_taken_away_in_finalization() {
        assertThat(Trial.of(rule, Dialect.POSTGRESQL).finds("finalization", "REVOKE INSERT ON inventory FROM app"))
                .isEmpty();
    }

    @Test
    void accepts_a_right_on_what_the_migration_made_itself() {
        assertThat(Trial.of(rule, Dialect.POSTGRESQL).finds("initial", """
                        CREATE TABLE secret (a INT);
                        REVOKE ALL ON secret FROM PUBLIC""")).isEmpty();
    }

    @Test
    void accepts_a_right_that_is_given() {
        assertThat(Trial.of(rule, Dialect.POSTGRESQL).finds("initial", "GRANT SELECT ON inventory TO app"))
                .isEmpty();
    }

    @Test
    void explains_what_it_is_and_how_to_do_it_safely() {
        assertThat(Trial.of(rule, Dialect.POSTGRESQL).findings("initial", "REVOKE INSERT ON inventory FROM app"))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.what()).isEqualTo("0007_split/initial revokes a right on inventory.");
                    assertThat(finding.fix()).isEqualTo("""
                        Revoke it when no one needs it:
                        -- initial
                        SELECT 1; -- nothing is to be prepared, but later phases run behind an initial only
                        -- finalization
                        REVOKE INSERT ON inventory FROM app;""");
                });
    }

    @Test
    void says_whom_mysql_locks_out() {
        assertThat(Trial.of(rule, Dialect.MYSQL).findings("initial", "ALTER USER 'app'@'%' ACCOUNT LOCK"))
                .singleElement()
                .satisfies(finding ->
                        assertThat(finding.what()).isEqualTo("0007_split/initial lets 'app'@'%' no longer log in."));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ALTER POLICY own ON documents USING (owner = current_user AND NOT archived) | 1",
                "ALTER POLICY own ON \"Shop\".documents TO auditor                           | 1",
                "ALTER POLICY own ON documents WITH CHECK (owner = current_user)             | 1",
                "ALTER POLICY own ON documents USING (true)                                  | 0",
                "ALTER POLICY own ON documents USING (true) WITH CHECK (true)                | 0",
                "ALTER POLICY own ON documents RENAME TO owned                               | 0"
            })
    void flags_a_policy_that_is_said_anew_and_may_hide_rows(String sql, int findings) {
        assertThat(Trial.of(rule, Dialect.POSTGRESQL).finds("initial", sql)).hasSize(findings);
    }

    @Test
    void accepts_a_policy_said_anew_in_the_finalization_or_for_a_new_table() {
        assertThat(Trial.of(rule, Dialect.POSTGRESQL)
                        .finds("initial", """
                                CREATE TABLE t (a INT);
                                CREATE POLICY p ON t USING (a > 1);
                                ALTER POLICY p ON t USING (a > 2)""", "finalization", "ALTER POLICY own ON documents USING (a > 2)"))
                .isEmpty();
    }
}
