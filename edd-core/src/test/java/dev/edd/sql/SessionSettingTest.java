package dev.edd.sql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.edd.migration.Dialect;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SessionSettingTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            MYSQL      | SET foreign_key_checks = 0
            MYSQL      | SET LOCAL lock_wait_timeout = 1
            MYSQL      | SET @n = '(', @@session.sql_mode = CONCAT(@@sql_mode, ',ANSI')
            MYSQL      | SET @before = @@foreign_key_checks
            MYSQL      | SET GLOBAL max_connections = 9, SESSION sql_mode = 'ANSI'
            MARIADB    | set /* a */ names utf8mb4
            MARIADB    | USE shop
            POSTGRESQL | SET search_path = shop, public
            POSTGRESQL | RESET ALL
            H2         | SET SCHEMA shop
            """)
    void ends_with_the_session(Dialect dialect, String sql) {
        assertThat(SqlParser.setsSession(sql, dialect)).isTrue();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            MYSQL      | SET GLOBAL max_connections = 9
            MYSQL      | SET @id = LAST_INSERT_ID()
            MARIADB    | SET @id = (SELECT MAX(id) FROM t), foreign_key_checks = 0
            MARIADB    | SET STATEMENT lock_wait_timeout = 1 FOR ALTER TABLE t ADD a INT
            MARIADB    | SET @n = 1; ALTER TABLE t ADD a INT
            POSTGRESQL | SET LOCAL lock_timeout = 1
            POSTGRESQL | SET CONSTRAINTS ALL DEFERRED
            POSTGRESQL | ALTER ROLE shop SET search_path = shop
            H2         | ALTER TABLE t SET SCHEMA shop
            """)
    void does_more_or_ends_otherwise(Dialect dialect, String sql) {
        assertThat(SqlParser.setsSession(sql, dialect)).isFalse();
    }
}
