package dev.edd.rule.catalog;

import static dev.edd.fixture.Migrations.changelog;
import static dev.edd.fixture.Migrations.migration;
import static dev.edd.fixture.Migrations.with;
import static org.assertj.core.api.Assertions.assertThat;

import dev.edd.rule.Finding;
import dev.edd.rule.Rule;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UnknownParameterTest {
    private final Rule rule = new UnknownParameter();

    @Test
    void flags_a_misspelt_parameter_and_offers_the_nearest() {
        assertThat(rule.check(changelog(with(
                        migration("7_a/transition", "backfill: inventory by id"),
                        "UPDATE inventory SET a = 1 WHERE id BETWEEN :form AND :to"))))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.what()).isEqualTo("0007_a/transition has a statement with the parameter :form.");
                    assertThat(finding.fix())
                            .isEqualTo("Write :from; the parameters are :from, :from_id, :to, :to_id.");
                });
    }

    @Test
    void flags_the_short_names_where_the_key_has_several_columns() {
        assertThat(rule.check(changelog(with(
                        migration("7_a/transition", "backfill: orders by tenant_id, id"),
                        "UPDATE orders SET a = 1 WHERE id BETWEEN :from AND :to"))))
                .extracting(Finding::what)
                .containsExactly(
                        "0007_a/transition has a statement with the parameter :from.",
                        "0007_a/transition has a statement with the parameter :to.");
    }

    @Test
    void flags_the_ends_of_a_chunk_where_there_are_no_chunks() {
        assertThat(rule.check(changelog(
                        with(migration("7_a/transition"), "UPDATE orders SET a = 1 WHERE id BETWEEN :from AND 5"))))
                .singleElement()
                .satisfies(finding -> assertThat(finding.fix())
                        .isEqualTo("Add \"--edd backfill: <table> by <key>\" above the first statement."));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UPDATE t SET a = b::varchar, c = '12:30', d = ':x' /* :x */ WHERE id BETWEEN :from AND :to",
                "UPDATE t SET a = 1 WHERE id >= :from_id AND id <= :To_Id",
                "SELECT @a := 5 WHERE :from < :to"
            })
    void accepts_what_is_bound_and_what_is_no_parameter(String sql) {
        assertThat(rule.check(changelog(with(migration("7_a/transition", "backfill: t by id"), sql))))
                .isEmpty();
    }
}
