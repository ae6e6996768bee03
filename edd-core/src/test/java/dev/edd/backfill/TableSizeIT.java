package dev.edd.backfill;

import static org.assertj.core.api.Assertions.assertThat;

import dev.edd.database.Database;
import dev.edd.database.Target;
import dev.edd.testing.TestDatabase;
import dev.edd.testing.TestServer;
import java.sql.SQLException;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.Test;

/** How many rows a table has, by what its server knows. */
class TableSizeIT {
    @Test
    void a_partitioned_table_is_as_large_as_its_partitions() throws SQLException {
        TestDatabase server = TestServer.POSTGRESQL.createDatabase();
        Target target = Target.of(server.url()).as(server.username(), server.password());
        try (Database database = Database.open(target, getClass().getClassLoader());
                Handle handle = database.jdbi().open()) {
            handle.createScript("""
                            CREATE TABLE "Sales" (id INT NOT NULL) PARTITION BY RANGE (id);
                            CREATE TABLE low PARTITION OF "Sales" FOR VALUES FROM (0) TO (100);
                            CREATE TABLE high PARTITION OF "Sales" FOR VALUES FROM (100) TO (1000) PARTITION BY RANGE (id);
                            CREATE TABLE higher PARTITION OF high FOR VALUES FROM (100) TO (1000);
                            CREATE TABLE nobody_analyzed (id INT);
                            INSERT INTO "Sales" SELECT * FROM generate_series(1, 300);
                            ANALYZE low;
                            ANALYZE higher""").execute();

            assertThat(TableSize.estimate("\"Sales\"", handle, database.dialect()))
                    .isEqualTo(300);
            assertThat(TableSize.estimate("low", handle, database.dialect())).isEqualTo(99);
            assertThat(TableSize.estimate("nobody_analyzed", handle, database.dialect()))
                    .isZero();
            assertThat(TableSize.estimate("no_such_table", handle, database.dialect()))
                    .isZero();
        }
    }
}
