package dev.edd.migration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class LocationTest {
    @Test
    void is_clickable() {
        assertThat(new Location("initial/0007_split.sql", 3)).hasToString("initial/0007_split.sql:3");
    }

    @Test
    void is_the_path_alone_where_the_whole_file_is_meant() {
        assertThat(Location.of("initial/0007_split.sql")).hasToString("initial/0007_split.sql");
    }

    @Test
    void orders_by_path_then_by_line_as_a_number() {
        assertThat(new Location("a.sql", 9)).isLessThan(new Location("a.sql", 10));
        assertThat(new Location("a.sql", 10)).isLessThan(new Location("b.sql", 1));
    }

    @Test
    void has_no_line_before_the_first() {
        assertThatThrownBy(() -> new Location("a.sql", -1)).hasMessageContaining("a.sql");
    }
}
