package dev.edd.sql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.edd.migration.Dialect;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CountQueryTest {
    @Test
    void a_plain_count_need_not_be_counted_to_the_end() {
        assertThat(SqlParser.firstCounted(
                        "select count( * ) /* of them */ FROM item i WHERE i.code = 'ORDER; BY' -- none",
                        Dialect.POSTGRESQL))
                .hasValue("""
                        SELECT 1 FROM item i WHERE i.code = 'ORDER; BY' -- none
                        LIMIT 1""");
        assertThat(SqlParser.firstCounted("SELECT COUNT(*) FROM `group`", Dialect.MYSQL))
                .hasValue("SELECT 1 FROM `group`\nLIMIT 1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT COUNT(code) FROM item",
                "SELECT COUNT(DISTINCT code) FROM item",
                "SELECT COUNT(*) - 1 FROM item",
                "SELECT COUNT(*), 1 FROM item",
                "SELECT COUNT(*) FROM item GROUP BY code",
                "SELECT COUNT(*) FROM item HAVING COUNT(*) > 7",
                "SELECT COUNT(*) FROM item UNION SELECT 3",
                "SELECT COUNT(*) FROM item ORDER BY 1",
                "SELECT COUNT(*) FROM item LIMIT 1",
                "SELECT COUNT(*) FROM item FOR UPDATE",
                "SELECT COUNT(*) FROM item;",
                "SELECT COUNT(*)",
                "SELECT COUNT(*) FILTER (WHERE code IS NULL) FROM item",
                "SELECT COUNT(*) OVER () FROM item",
                "WITH some AS (SELECT 1) SELECT COUNT(*) FROM some"
            })
    void what_may_be_more_than_a_plain_count_is_left_alone(String query) {
        assertThat(SqlParser.firstCounted(query, Dialect.POSTGRESQL)).isEmpty();
    }
}
