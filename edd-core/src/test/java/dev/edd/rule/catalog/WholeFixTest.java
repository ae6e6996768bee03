package dev.edd.rule.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.edd.migration.Dialect;
import dev.edd.rule.Finding;
import dev.edd.rule.PhaseRule;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a fix says of the rest of a migration and of a statement: whoever pastes it loses nothing. */
class WholeFixTest {
    private static final String NOTHING_PREPARED = "-- initial\nSELECT 1; -- nothing is to be prepared";

    @Test
    void several_statements_that_all_move_leave_an_initial() {
        assertThat(fixes(new DropTableTooEarly(), "DROP TABLE orders;\nDROP TABLE parts;\nDROP TABLE shops"))
                .hasSize(3)
                .allSatisfy(fix -> assertThat(fix).contains(NOTHING_PREPARED));
    }

    @Test
    void a_statement_that_stays_is_an_initial() {
        assertThat(fixes(new DropTableTooEarly(), "DROP TABLE orders;\nCREATE TABLE bills (id INT)"))
                .singleElement()
                .satisfies(fix -> assertThat(fix).doesNotContain("-- initial"));
    }

    @Test
    void other_actions_of_a_statement_are_said_to_stay() {
        assertThat(
                        fixes(
                                new DropColumnTooEarly(),
                                "ALTER TABLE orders DROP COLUMN old,\n  ADD COLUMN tax\n INT, ADD COLUMN olden INT, DROP COLUMN older"))
                .satisfiesExactly(
                        fix -> assertThat(fix)
                                .contains(
                                        "found in them: ADD COLUMN tax INT, ADD COLUMN olden INT, DROP COLUMN older\n"),
                        fix -> assertThat(fix)
                                .contains(
                                        "found in them: DROP COLUMN old, ADD COLUMN tax INT, ADD COLUMN olden INT\n"));
    }

    @Test
    void an_initial_is_not_empty_where_other_actions_stay() {
        assertThat(fixes(new NewConstraint(), "ALTER TABLE orders ADD CONSTRAINT one UNIQUE (a), ADD COLUMN tax INT"))
                .singleElement()
                .satisfies(fix -> assertThat(fix)
                        .contains("found in them: ADD COLUMN tax INT\n")
                        .doesNotContain(NOTHING_PREPARED));
    }

    @Test
    void very_many_actions_are_cut_short() {
        String many = ", ADD COLUMN a_long_name_of_a_column INT".repeat(20);

        assertThat(fixes(
                        new DropColumnTooEarly(),
                        "ALTER TABLE orders DROP COLUMN old" + many.replaceAll("(?<=N )a", "b")))
                .singleElement()
                .satisfies(fix -> assertThat(fix.length()).isLessThan(700));
    }

    private static List<String> fixes(PhaseRule rule, String change) {
        return Trial.of(rule, Dialect.MYSQL).findings("initial", change).stream()
                .map(Finding::fix)
                .toList();
    }
}
