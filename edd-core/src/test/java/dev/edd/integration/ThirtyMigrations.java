package dev.edd.integration;

import dev.edd.testing.TestServer;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * A changelog of ten refactorings in three phases, that shows what it went through: anything done twice, left out or done
 * in another order leaves other tables or other rows.
 */
final class ThirtyMigrations {
    static final int COUNT = 30;

    private static final int REFACTORINGS = COUNT / 3;

    /** What H2 leaves behind where it is killed while it rebuilds a table: nobody uses it any more. */
    private static final String H2_COPY = ".*_copy_\\d+_\\d+";

    private static final String UPDATES = """
            UPDATE t_%1$s SET c = a + 1 WHERE c IS NULL;
            UPDATE t_%1$s SET b = 0 WHERE b IS NULL;
            """;

    /** Counts a row that is moved twice. */
    private static final String BACKFILL = """
            --edd backfill: t_%1$s by id
            --edd chunk: 1
            --edd remaining: SELECT COUNT(*) FROM t_%1$s WHERE c IS NULL
            UPDATE t_%1$s SET c = COALESCE(c, a) + 1, b = 0 WHERE id BETWEEN :from AND :to;
            """;

    private static final String LOCKS = """
            SELECT (SELECT COUNT(*) FROM DATABASECHANGELOGLOCK WHERE LOCKEDBY IS NOT NULL)
                + (SELECT COUNT(*) FROM EDD_LEASE WHERE RUNNER IS NOT NULL OR STEP_ID IS NOT NULL)
                + (SELECT COUNT(*) FROM EDD_FAILURE)""";

    private static final String COLUMNS = """
            SELECT LOWER(table_name), LOWER(column_name), data_type, is_nullable, column_default
            FROM information_schema.columns
            WHERE LOWER(table_schema) IN ('public', '%s') AND LENGTH(table_name) < 6
            ORDER BY LOWER(table_name), LOWER(column_name)""";

    private static final String CONSTRAINTS = """
            SELECT LOWER(table_name), constraint_type, COUNT(*)
            FROM information_schema.table_constraints
            WHERE LOWER(table_schema) IN ('public', '%s') AND LENGTH(table_name) < 6
            GROUP BY LOWER(table_name), constraint_type ORDER BY 1, 2""";

    private ThirtyMigrations() {}

    static Workbench in(Workbench workbench) {
        for (int number = 1; number <= REFACTORINGS; number++) {
            String file = "/%04d_step.sql".formatted(number);
            workbench.file(
                    "initial" + file, initial(number, workbench.database().server()));
            workbench.file("transition" + file, (number % 4 == 1 ? BACKFILL : UPDATES).formatted(number));
            workbench.file("finalization" + file, """
                    INSERT INTO t_%1$s (id, a, b, c) VALUES (100, 1, 2, 3);
                    CREATE TABLE f_%1$s (id INT, note VARCHAR(20));
                    INSERT INTO f_%1$s VALUES (1, 'once');
                    ALTER TABLE t_%1$s DROP COLUMN b;
                    INSERT INTO f_%1$s VALUES (2, 'twice');
                    ALTER TABLE f_%1$s ADD COLUMN more INT;
                    """.formatted(number));
        }
        return workbench;
    }

    private static String initial(int number, TestServer server) {
        boolean concurrently = server == TestServer.POSTGRESQL && number % 4 == 0;
        return """
                CREATE TABLE t_%1$s (id INT PRIMARY KEY, a INT, b INT);
                INSERT INTO t_%1$s (id, a) VALUES (1, 10), (2, 20), (3, 30);
                CREATE INDEX %2$s by_a_%1$s ON t_%1$s (a);
                ALTER TABLE t_%1$s ADD COLUMN c INT;
                UPDATE t_%1$s SET a = a + 1;
                """.formatted(number, concurrently ? "CONCURRENTLY" : "");
    }

    /** Returns everything that a database holds of it; the same after every way there. */
    static List<String> outcome(Workbench workbench) {
        List<String> all = new ArrayList<>();
        all.add("held: " + workbench.rows(LOCKS));
        for (String table : new TreeSet<>(workbench.tables())) {
            if (!table.startsWith("database") && !table.matches(H2_COPY)) {
                all.add(table + " " + workbench.columns(table));
                all.addAll(workbench.rows("SELECT * FROM %s ORDER BY id".formatted(table)));
            }
        }
        all.addAll(new TreeSet<>(workbench.rows(indexes(workbench.database().server()))));
        all.addAll(workbench.rows(COLUMNS.formatted(workbench.database().username())));
        all.addAll(workbench.rows(CONSTRAINTS.formatted(workbench.database().username())));
        all.addAll(workbench.rows("""
                SELECT ID, FILENAME, COUNT(*), MAX(MD5SUM) FROM DATABASECHANGELOG
                GROUP BY ID, FILENAME ORDER BY MAX(ORDEREXECUTED)"""));
        return all;
    }

    /** Returns what the history says was done and the schema does not show: nothing, at any moment. */
    static List<String> claimedInVain(Workbench workbench) {
        if (!workbench.tables().contains("databasechangelog")) {
            return List.of();
        }
        List<String> recorded = workbench.rows("SELECT FILENAME FROM DATABASECHANGELOG");
        Set<String> tables = workbench.tables();
        List<String> vain = new ArrayList<>();
        for (int number = 1; number <= REFACTORINGS; number++) {
            String file = "/%04d_step.sql".formatted(number);
            if (recorded.contains("initial" + file) && !tables.contains("t_" + number)) {
                vain.add("initial" + file);
            }
            if (recorded.contains("finalization" + file)
                    && (!workbench.columns("f_" + number).contains("more")
                            || workbench.columns("t_" + number).contains("b"))) {
                vain.add("finalization" + file);
            }
        }
        return vain;
    }

    /**
     * Returns the copies whose tables are gone: killed between the end of a table and the renaming of the copy that an
     * {@code ALTER TABLE} has made of it, H2 has neither.
     */
    static List<String> orphans(Workbench workbench) {
        Set<String> tables = workbench.tables();
        return tables.stream()
                .filter(table -> table.matches(H2_COPY))
                .filter(copy -> !tables.contains(copy.replaceFirst("_copy_.*", "")))
                .toList();
    }

    private static String indexes(TestServer server) {
        return switch (server) {
            case POSTGRESQL ->
                "SELECT c.relname, i.indisvalid FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid WHERE c.relname LIKE 'by%'";
            case MARIADB, MYSQL ->
                "SELECT index_name, column_name FROM information_schema.statistics WHERE table_schema = DATABASE() AND index_name LIKE 'by%'";
            case H2 -> "SELECT index_name FROM information_schema.indexes WHERE index_name LIKE 'BY%'";
        };
    }
}
