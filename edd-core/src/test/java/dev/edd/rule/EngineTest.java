package dev.edd.rule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.edd.migration.Dialect;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EngineTest {
    @ParameterizedTest
    @CsvSource({
        "14, PostgreSQL 14",
        "14.5, PostgreSQL 14.5",
        "17.2 (Debian 17.2-1.pgdg120+1), PostgreSQL 17.2",
        "8.0.12, PostgreSQL 8.0.12",
        "11.4.5-MariaDB, PostgreSQL 11.4.5",
        "5.5.5-10.11.2-MariaDB, PostgreSQL 10.11.2",
        "2.5.252 (2026-01-01), PostgreSQL 2.5.252",
        "' 16 ', PostgreSQL 16"
    })
    void reads_versions_of_people_and_servers(String version, String shown) {
        assertThat(Engine.of(Dialect.POSTGRESQL, version)).get().hasToString(shown);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "latest", "v14", "14x", "123456"})
    void takes_no_other_text_for_a_version(String text) {
        assertThat(Engine.of(Dialect.POSTGRESQL, text)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "8, 0, 11, false",
        "8, 0, 12, true",
        "8, 0, 13, true",
        "8, 1, 0, true",
        "9, 0, 0, true",
        "7, 9, 99, false"
    })
    void compares_part_by_part(int major, int minor, int patch, boolean expected) {
        assertThat(new Engine(Dialect.MYSQL, major, minor, patch).isAtLeast(8, 0, 12))
                .isEqualTo(expected);
    }
}
