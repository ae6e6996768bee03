package dev.edd.rule.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.edd.migration.Dialect;
import dev.edd.rule.PhaseRule;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AmbiguousCallTest {
    private final PhaseRule rule = new AmbiguousCall();

    /** Each pair was tried on a server. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a int | a int, b int DEFAULT 0",
                "a int | a integer, b numeric = 0",
                "int | a int4, OUT c int, b int DEFAULT 0",
                "a int, b int DEFAULT 0 | a int",
                "a int, b int DEFAULT 0 | a int, b text DEFAULT ''"
            })
    void flags_a_routine_whose_defaults_fit_the_calls_of_another(String before, String after) {
        assertThat(finds(function(before), function(after))).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a int | a int, b int",
                "a int | a int",
                "a int | a text, b int DEFAULT 0",
                "a int | VARIADIC a int[]",
                "a double precision | a int, b int DEFAULT 0"
            })
    void accepts_a_routine_that_calls_can_be_told_by(String before, String after) {
        assertThat(finds(function(before), function(after))).isEmpty();
    }

    @Test
    void flags_a_procedure() {
        assertThat(finds(
                        "CREATE PROCEDURE price(a int) LANGUAGE sql AS 'SELECT 1'",
                        "CREATE PROCEDURE price(a int, b int DEFAULT 0) LANGUAGE sql AS 'SELECT 1'"))
                .hasSize(1);
    }

    @Test
    void accepts_a_routine_in_the_place_of_one_that_is_dropped() {
        assertThat(finds(function("a int"), "DROP FUNCTION price(int); " + function("a int, b int DEFAULT 0")))
                .isEmpty();
    }

    @Test
    void accepts_a_routine_of_another_schema() {
        assertThat(finds(function("a int"), function("a int, b int = 0").replace("price", "shop.price")))
                .isEmpty();
    }

    @Test
    void accepts_two_that_are_new() {
        assertThat(finds("SELECT 1", function("a int") + "; " + function("a int, b int DEFAULT 0")))
                .isEmpty();
    }

    @Test
    void explains_what_it_is_and_how_to_do_it_safely() {
        assertThat(Trial.of(rule, Dialect.POSTGRESQL)
                        .findings("0001_price/initial", function("a int"), "initial", function("a int, b int = 0")))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.what())
                            .isEqualTo(
                                    "0007_split/initial creates price beside the one of initial/0001_price.sql:1, which takes the same arguments.");
                    assertThat(finding.fix()).startsWith("Give the new one another name");
                });
    }

    private List<String> finds(String before, String initial) {
        return Trial.of(rule, Dialect.POSTGRESQL).finds("0001_price/initial", before, "initial", initial);
    }

    private static String function(String parameters) {
        return "CREATE FUNCTION price(%s) RETURNS int LANGUAGE sql AS $$ SELECT 1 $$".formatted(parameters);
    }
}
