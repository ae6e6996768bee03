package dev.edd.rule.catalog;

import static dev.edd.fixture.Migrations.changelog;
import static dev.edd.fixture.Migrations.migration;
import static dev.edd.fixture.Migrations.with;
import static org.assertj.core.api.Assertions.assertThat;

import dev.edd.rule.Finding;
import dev.edd.rule.Rule;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MovingKeyTest {
    private final Rule rule = new MovingKey();

    private List<Finding> check(String sql) {
        return rule.check(changelog(with(migration("7_a/transition", "backfill: shop.item by tenant, id"), sql)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UPDATE shop.item SET id = id + 1000 WHERE id BETWEEN :from_id AND :to_id",
                "UPDATE item i SET code = 'a, b', i.ID=0 WHERE id BETWEEN :from_id AND :to_id",
                "UPDATE shop.\"item\" SET \"id\" = 0"
            })
    void flags_a_statement_that_changes_the_key(String sql) {
        assertThat(check(sql)).singleElement().satisfies(finding -> assertThat(finding.what())
                .isEqualTo("0007_a/transition changes shop.item.id, by which its backfill goes."));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "INSERT INTO shop.item (tenant, code) SELECT tenant, code FROM shop.item WHERE id BETWEEN :from_id AND :to_id",
                "INSERT INTO item (code) SELECT code FROM item WHERE id >= :from_id AND id <= :to_id;"
            })
    void flags_a_statement_that_inserts_in_front_of_itself(String sql) {
        assertThat(check(sql)).singleElement().satisfies(finding -> assertThat(finding.what())
                .isEqualTo("0007_a/transition inserts into shop.item what it reads there, and meets it again."));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "INSERT INTO item (kind) SELECT 'new' FROM item WHERE id BETWEEN :from_id AND :to_id AND kind = 'old'",
                "INSERT INTO item (code) SELECT code FROM item WHERE id BETWEEN :from_id AND :to_id ON CONFLICT DO NOTHING",
                "UPDATE shop.item SET new_id = id WHERE id = :from_id",
                "UPDATE shop.item SET code = 'x, id = 3' WHERE a = 1, id = 2",
                "UPDATE shop.item SET id = id WHERE id BETWEEN :from_id AND :to_id",
                "UPDATE other SET id = 7 WHERE tenant BETWEEN :from_tenant AND :to_tenant",
                "INSERT INTO archive (id) SELECT id FROM shop.item WHERE id = :from_id"
            })
    void accepts_one_that_leaves_it_alone(String sql) {
        assertThat(check(sql)).isEmpty();
    }
}
