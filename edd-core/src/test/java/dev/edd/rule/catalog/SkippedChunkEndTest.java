package dev.edd.rule.catalog;

import static dev.edd.fixture.Migrations.changelog;
import static dev.edd.fixture.Migrations.migration;
import static dev.edd.fixture.Migrations.with;
import static org.assertj.core.api.Assertions.assertThat;

import dev.edd.rule.Finding;
import dev.edd.rule.Rule;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SkippedChunkEndTest {
    private final Rule rule = new SkippedChunkEnd();

    private List<Finding> check(String key, String sql) {
        return rule.check(changelog(with(migration("7_a/transition", "backfill: " + key), sql)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            value = {
                "UPDATE inventory SET a = 1 WHERE id > :from AND id <= :to # :from",
                "UPDATE inventory SET a = 1 WHERE id >= :from AND id < :to # :to",
                "UPDATE inventory i SET a = 1 WHERE i.id>:FROM_ID AND :to_id>i.id # :from and :to",
                "UPDATE inventory SET a = 1 WHERE \"id\" > :from::bigint AND \"id\" <= :to::bigint # :from",
                "INSERT INTO b SELECT id FROM inventory WHERE (id >= :from AND id < :to) # :to"
            })
    void flags_a_comparison_that_an_end_does_not_pass(String sql, String ends) {
        assertThat(check("inventory by id", sql)).singleElement().satisfies(finding -> {
            assertThat(finding.what())
                    .isEqualTo("0007_a/transition has a statement that leaves out the row at " + ends + ".");
            assertThat(finding.fix()).isEqualTo("Write \"id BETWEEN :from AND :to\".");
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UPDATE o SET a = 1 WHERE (tenant, id) > (:from_tenant, :from_id) AND (tenant, id) <= (:to_tenant, :to_id)",
                "UPDATE o SET a = 1 WHERE tenant BETWEEN :from_tenant AND :to_tenant"
                        + " AND (tenant > :from_tenant OR id > :from_id) AND (tenant < :to_tenant OR id <= :to_id)"
            })
    void flags_it_where_the_key_has_several_columns(String sql) {
        assertThat(check("o by tenant, id", sql)).singleElement().satisfies(finding -> {
            assertThat(finding.what()).endsWith(" leaves out the row at :from_id.");
            assertThat(finding.fix())
                    .isEqualTo("Write \"tenant BETWEEN :from_tenant AND :to_tenant"
                            + " AND (tenant > :from_tenant OR id >= :from_id)"
                            + " AND (tenant < :to_tenant OR id <= :to_id)\".");
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UPDATE inventory SET a = 1 WHERE id BETWEEN :from AND :to",
                "UPDATE inventory SET a = 1 WHERE id >= :from AND :to >= id",
                "UPDATE inventory SET a = 1 WHERE NOT (id < :from OR id > :to)",
                "UPDATE inventory SET a = 1 WHERE (id > :from OR id = :from) AND id <= :to",
                "UPDATE inventory SET a = 1 WHERE id > :from - 1 AND id < :to + 1",
                "UPDATE inventory SET a = 1 WHERE id + 1 > :from AND :to > id - 1",
                "UPDATE inventory SET a = 'id > :from' WHERE id BETWEEN :from AND :to -- id > :from"
            })
    void accepts_one_that_it_passes(String sql) {
        assertThat(check("inventory by id", sql)).isEmpty();
    }

    @Test
    void accepts_what_all_databases_find_by_an_index_of_several_columns() {
        assertThat(check(
                        "o by tenant, id",
                        "UPDATE o SET a = 1 WHERE tenant BETWEEN :from_tenant AND :to_tenant"
                                + " AND (tenant > :from_tenant OR id >= :from_id)"
                                + " AND (tenant < :to_tenant OR (tenant = :to_tenant AND id <= :to_id))"))
                .isEmpty();
    }

    @Test
    void accepts_whatever_is_no_backfill() {
        assertThat(rule.check(changelog(with(migration("7_a/transition"), "UPDATE a SET b = 1 WHERE c > :from"))))
                .isEmpty();
    }
}
