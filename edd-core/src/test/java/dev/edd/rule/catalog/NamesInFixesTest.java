package dev.edd.rule.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.edd.migration.Dialect;
import dev.edd.rule.PhaseRule;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a fix calls things, whatever they are called: it is pasted as it is. */
class NamesInFixesTest {
    private static final String LONG = "a_name_that_is_as_long_as_names_of_a_table_or_a_column_may_be_x";

    @Test
    void a_second_table_has_its_columns_in_quotes() {
        assertThat(fix(
                        new LockingMaintenance(),
                        Dialect.POSTGRESQL,
                        "CREATE TABLE \"Order\" (\"Id\" INT PRIMARY KEY, \"from\" TEXT)",
                        "ALTER TABLE \"Order\" SET UNLOGGED"))
                .contains("(\"Id\", \"from\") OVERRIDING SYSTEM VALUE VALUES (NEW.\"Id\", NEW.\"from\")");
    }

    @Test
    void an_index_is_built_on_the_second_table_whatever_the_first_is_called() {
        assertThat(fix(
                        new BlockingIndex(),
                        Dialect.MYSQL,
                        "CREATE TABLE `Order Items` (id INT PRIMARY KEY, note TEXT)",
                        "CREATE FULLTEXT INDEX words ON `Order Items` (note)"))
                .contains("\nCREATE FULLTEXT INDEX words ON orderitems_new (note);\n");
    }

    @Test
    void a_column_called_from_is_no_other_table() {
        assertThat(fix(
                        new UnbatchedChange(),
                        Dialect.POSTGRESQL,
                        "CREATE TABLE \"order\" (id INT PRIMARY KEY, \"from\" INT)",
                        "UPDATE \"order\" SET \"from\" = 5"))
                .endsWith("WHERE id BETWEEN :from AND :to AND \"from\" IS DISTINCT FROM 5;");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            POSTGRESQL | WHERE ctid = ANY (ARRAY(SELECT ctid FROM log WHERE level IS DISTINCT FROM 5 LIMIT 1000)) AND level IS DISTINCT FROM 5;
            MYSQL      | WHERE NOT level <=> 5 LIMIT 1000;
            """)
    void rows_of_a_table_without_a_key_are_found_by_what_is_to_be_done(Dialect dialect, String where) {
        assertThat(fix(new UnbatchedChange(), dialect, "CREATE TABLE log (level INT)", "UPDATE log SET level = 5"))
                .contains("\n--edd repeat: until 0 rows\n--edd remaining: SELECT COUNT(*) FROM log WHERE ")
                .endsWith("\nUPDATE log SET level = 5 " + where);
    }

    @Test
    void all_rows_of_a_table_without_a_key_are_deleted_a_few_at_a_time() {
        assertThat(fix(new UnbatchedChange(), Dialect.MYSQL, "CREATE TABLE log (level INT)", "DELETE FROM log"))
                .endsWith("\nDELETE FROM log WHERE TRUE LIMIT 1000;");
    }

    @Test
    void names_are_cut_where_the_database_would_refuse_them() {
        assertThat(fix(
                        new RetypedColumn(),
                        Dialect.MYSQL,
                        "CREATE TABLE %1$s (id INT PRIMARY KEY, %1$s INT)".formatted(LONG),
                        "ALTER TABLE %1$s MODIFY %1$s TEXT".formatted(LONG)))
                .contains("a_name_that_is_as_long_as_names_of_a_table_or_a_column_may__new TEXT;")
                .doesNotContainPattern("\\w{65}");
    }

    @Test
    void a_table_is_altered_as_the_statement_does() {
        assertThat(fix(
                        new NewConstraint(),
                        Dialect.POSTGRESQL,
                        "CREATE TABLE shop.\"Orders\" (id INT PRIMARY KEY)",
                        "ALTER TABLE IF EXISTS ONLY shop.\"Orders\" ADD CONSTRAINT c CHECK (id > 0)"))
                .contains("\nALTER TABLE IF EXISTS ONLY shop.\"Orders\" ADD CONSTRAINT c CHECK (id > 0) NOT VALID;\n")
                .endsWith("\nALTER TABLE IF EXISTS shop.\"Orders\" VALIDATE CONSTRAINT c;");
    }

    @Test
    void a_sequence_is_called_as_postgres_calls_it() {
        assertThat(fix(
                        new RewritingColumn(),
                        Dialect.POSTGRESQL,
                        "CREATE TABLE \"Orders\" (id INT PRIMARY KEY)",
                        "ALTER TABLE \"Orders\" ADD COLUMN number BIGSERIAL"))
                .contains("SET DEFAULT nextval('\"Orders_number_seq\"');")
                .endsWith("DROP CONSTRAINT number_present;");
    }

    @Test
    void a_numbered_column_ends_as_the_identity_that_was_asked_for() {
        assertThat(fix(
                        new RewritingColumn(),
                        Dialect.POSTGRESQL,
                        Trial.SHOP,
                        "ALTER TABLE inventory ADD COLUMN number BIGINT GENERATED ALWAYS AS IDENTITY"))
                .contains("\nALTER TABLE inventory ALTER COLUMN number SET NOT NULL;\n")
                .endsWith("""
                        ALTER TABLE inventory ALTER COLUMN number DROP DEFAULT;
                        ALTER SEQUENCE inventory_number_seq OWNED BY NONE;
                        ALTER TABLE inventory ALTER COLUMN number ADD GENERATED ALWAYS AS IDENTITY;
                        SELECT setval(pg_get_serial_sequence('inventory', 'number'), nextval('inventory_number_seq'));
                        DROP SEQUENCE IF EXISTS inventory_number_seq;""");
    }

    @Test
    void partitions_are_named() {
        assertThat(fix(new BlockingIndex(), Dialect.POSTGRESQL, """
                        CREATE TABLE events (id BIGINT, day DATE) PARTITION BY RANGE (day);
                        CREATE TABLE old.events_1 PARTITION OF events FOR VALUES FROM ('2025-01-01') TO ('2026-01-01');
                        CREATE TABLE events_2 PARTITION OF events DEFAULT""", "CREATE INDEX events_day ON events (day)"))
                .endsWith("""
                        -- initial of a refactoring of its own, 0008
                        CREATE INDEX CONCURRENTLY IF NOT EXISTS events_1_day ON old.events_1 (day);
                        CREATE INDEX CONCURRENTLY IF NOT EXISTS events_2_day ON events_2 (day);
                        -- initial of refactoring 0009
                        ALTER INDEX events_day ATTACH PARTITION old.events_1_day;
                        ALTER INDEX events_day ATTACH PARTITION events_2_day;""");
    }

    @Test
    void a_unique_index_of_a_partitioned_table_is_built_partition_by_partition() {
        assertThat(fix(new NewConstraint(), Dialect.POSTGRESQL, """
                        CREATE TABLE events (id BIGINT, day DATE) PARTITION BY RANGE (day);
                        CREATE TABLE events_1 PARTITION OF events DEFAULT""", "CREATE UNIQUE INDEX u ON events (day)"))
                .endsWith("""
                        -- finalization
                        CREATE UNIQUE INDEX u ON ONLY events (day);
                        -- initial of refactoring 0008
                        SELECT 1; -- nothing is to be prepared, but later phases run behind an initial only
                        -- finalization of refactoring 0008
                        --edd requires: 0007
                        CREATE UNIQUE INDEX CONCURRENTLY events_1_u ON events_1 (day);
                        -- initial of refactoring 0009
                        SELECT 1; -- nothing is to be prepared, but later phases run behind an initial only
                        -- finalization of refactoring 0009
                        --edd requires: 0008
                        ALTER INDEX u ATTACH PARTITION events_1_u;""");
    }

    @Test
    void an_initial_that_keeps_something_needs_no_other() {
        assertThat(Trial.of(new DropTableTooEarly(), Dialect.H2)
                        .findings("initial", "CREATE TABLE stock (id INT); DROP TABLE inventory"))
                .singleElement()
                .satisfies(finding -> assertThat(finding.fix()).doesNotContain("SELECT 1"));
    }

    private static String fix(PhaseRule rule, Dialect dialect, String schema, String sql) {
        return Trial.of(rule, dialect)
                .findings("0001_shop/initial", schema, "initial", sql)
                .get(0)
                .fix();
    }
}
