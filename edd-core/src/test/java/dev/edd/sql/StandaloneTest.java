package dev.edd.sql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.edd.migration.Dialect;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StandaloneTest {
    private static boolean runsInTransaction(String sql, Dialect dialect) {
        return SqlParser.parse("a.sql", sql, dialect).statements().get(0).runsInTransaction();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CREATE INDEX CONCURRENTLY i ON t (a)",
                "create /* a */ unique index concurrently if not exists i on t (a)",
                "DROP INDEX CONCURRENTLY IF EXISTS i",
                "REINDEX INDEX CONCURRENTLY i",
                "REINDEX (VERBOSE, CONCURRENTLY) TABLE t",
                "REINDEX DATABASE",
                "REINDEX (VERBOSE) SCHEMA s",
                "VACUUM",
                "VACUUM (ANALYZE) t",
                "CLUSTER",
                "CLUSTER VERBOSE",
                "CLUSTER (VERBOSE)",
                "cluster (verbose off) -- all",
                "CREATE DATABASE d",
                "DROP DATABASE d",
                "ALTER DATABASE d SET TABLESPACE s",
                "CREATE TABLESPACE s LOCATION '/s'",
                "DROP TABLESPACE s",
                "ALTER SYSTEM SET work_mem = '1MB'",
                "ALTER TABLE t DETACH PARTITION p CONCURRENTLY",
                "CREATE SUBSCRIPTION s CONNECTION '' PUBLICATION p",
                "DROP SUBSCRIPTION s",
                "ALTER SUBSCRIPTION s REFRESH PUBLICATION",
                "DISCARD ALL",
                "COMMIT PREPARED 'a'",
                "ROLLBACK PREPARED 'a'",
            })
    void statements_insist_on_a_transaction_of_their_own(String sql) {
        assertThat(runsInTransaction(sql, Dialect.POSTGRESQL)).isFalse();
        assertThat(runsInTransaction(sql, Dialect.OTHER)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CREATE INDEX i ON t (concurrently)",
                "DROP INDEX i",
                "REINDEX TABLE t",
                "CLUSTER t USING i",
                "CLUSTER VERBOSE t",
                "CLUSTER (VERBOSE) t",
                "ALTER TYPE e ADD VALUE 'a'",
                "REFRESH MATERIALIZED VIEW CONCURRENTLY v",
                "ALTER TABLE t DETACH PARTITION p",
                "ALTER DATABASE d SET work_mem = '1MB'",
                "ALTER SUBSCRIPTION s DISABLE",
                "COMMIT",
                "SELECT 'VACUUM'",
            })
    void other_statements_run_in_any(String sql) {
        assertThat(runsInTransaction(sql, Dialect.POSTGRESQL)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CREATE INDEX CONCURRENTLY i ON t (a)",
                "-- a word first\ndrop index concurrently if exists i",
                "REINDEX INDEX CONCURRENTLY i",
                "REINDEX (VERBOSE, CONCURRENTLY) TABLE t",
                "ALTER TABLE t DETACH PARTITION p CONCURRENTLY",
            })
    void concurrent_work_is_told_apart(String sql) {
        assertThat(SqlParser.isConcurrent(sql)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ALTER TABLE t ADD COLUMN concurrently_x INT",
                "ALTER TABLE t ADD COLUMN \"concurrently\" INT",
                "ALTER TABLE t ADD COLUMN x TEXT DEFAULT 'concurrently'",
                "ALTER TABLE t /* concurrently */ ADD COLUMN x INT",
                "REINDEX TABLE concurrently_x -- concurrently",
                "VACUUM concurrently_x",
                "REFRESH MATERIALIZED VIEW CONCURRENTLY v",
            })
    void the_word_alone_makes_no_work_concurrent(String sql) {
        assertThat(SqlParser.isConcurrent(sql)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"CREATE DATABASE d", "DROP DATABASE d"})
    void statements_of_other_databases_do_not_insist(String sql) {
        assertThat(runsInTransaction(sql, Dialect.MYSQL)).isTrue();
        assertThat(runsInTransaction(sql, Dialect.H2)).isTrue();
    }
}
