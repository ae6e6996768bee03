package dev.edd.migration;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChangesetKeyTest {
    private static final ChangesetKey KEY = new ChangesetKey("10", "edd", "initial/0010_split.sql");

    @ParameterizedTest
    @ValueSource(strings = {"initial/0010_split.sql", "initial/0010_split_code.sql", "initial/10_x.sql"})
    void matches_another_description(String path) {
        assertThat(KEY.matches(new ChangesetKey("10", "edd", path))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"initial/0011_split.sql", "transition/0010_split.sql", "initial/100_split.sql", "0010_split.sql"
            })
    void matches_no_other_file(String path) {
        assertThat(KEY.matches(new ChangesetKey("10", "edd", path))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"db/orders.xml", "db/0010.d/orders.xml", "db/2_orders.xml", "db/10"})
    void matches_no_other_file_where_the_name_does_not_begin_with_the_id(String path) {
        assertThat(new ChangesetKey("1", "bob", "db/customers.xml").matches(new ChangesetKey("1", "bob", path)))
                .isFalse();
        assertThat(new ChangesetKey("1", "bob", path).matches(new ChangesetKey("1", "bob", "db/customers.xml")))
                .isFalse();
    }
}
