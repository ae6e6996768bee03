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

class UnboundedBackfillTest {
    private final Rule rule = new UnboundedBackfill();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UPDATE inventory SET a = 1 WHERE id >= :from",
                "UPDATE inventory SET a = 1 WHERE id >= ':from' AND id <= :to -- :from",
                "UPDATE inventory SET a = 1 WHERE id >= 5::from AND id <= :to",
                "DELETE FROM inventory",
                "INSERT INTO other SELECT id FROM inventory",
                "CALL split_codes()"
            })
    void flags_a_statement_that_does_not_keep_to_its_chunk(String sql) {
        assertThat(rule.check(changelog(with(migration("7_a/transition", "backfill: inventory by id"), sql))))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.location()).hasToString("transition/0007_a.sql:5");
                    assertThat(finding.fix()).isEqualTo("Add \"id BETWEEN :from AND :to\" to its WHERE.");
                });
    }

    @Test
    void names_what_is_missing_of_a_key_with_several_columns() {
        assertThat(rule.check(changelog(with(
                        migration("7_a/transition", "backfill: orders by tenant_id, \"Id\""),
                        "UPDATE orders SET a = 1 WHERE tenant_id BETWEEN :from_tenant_id AND :to_tenant_id"))))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.what()).isEqualTo("0007_a/transition has a statement without :from_id, :to_id.");
                    assertThat(finding.fix())
                            .isEqualTo("Add \"tenant_id BETWEEN :from_tenant_id AND :to_tenant_id"
                                    + " AND (tenant_id > :from_tenant_id OR \"Id\" >= :from_id)"
                                    + " AND (tenant_id < :to_tenant_id OR \"Id\" <= :to_id)\" to its WHERE.");
                });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UPDATE inventory SET a = 1 WHERE id BETWEEN :from AND :to",
                "UPDATE inventory SET a = 1 WHERE id >= :FROM_ID AND id <= :to_id",
                "SET LOCAL work_mem = '64MB'",
                "DEALLOCATE ALL"
            })
    void accepts_a_statement_that_does_and_settings(String sql) {
        assertThat(rule.check(changelog(with(migration("7_a/transition", "backfill: inventory by id"), sql))))
                .isEmpty();
    }

    @Test
    void accepts_whatever_is_no_backfill() {
        assertThat(rule.check(changelog(with(migration("7_a/transition"), "UPDATE inventory SET a = 1"))))
                .extracting(Finding::what)
                .isEmpty();
    }
}
