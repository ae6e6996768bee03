package dev.edd.migration;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class DialectTest {
    @ParameterizedTest
    @CsvSource({
        "jdbc:h2:mem:shop, H2",
        "jdbc:postgresql://db/shop, POSTGRESQL",
        "JDBC:PostgreSQL://db/shop, POSTGRESQL",
        "jdbc:mariadb://db/shop, MARIADB",
        "jdbc:mysql://db/shop, MYSQL",
        "jdbc:h2x:shop, OTHER",
        "jdbc:oracle:thin:@db, OTHER",
        "postgresql://db/shop, OTHER",
    })
    void is_told_by_the_url(String url, Dialect dialect) {
        assertThat(Dialect.ofUrl(url)).isEqualTo(dialect);
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "POSTGRESQL")
    void commits_ddl_at_once_everywhere_but_on_postgresql(Dialect dialect) {
        assertThat(dialect.rollsBackDdl()).isFalse();
        assertThat(Dialect.POSTGRESQL.rollsBackDdl()).isTrue();
    }
}
