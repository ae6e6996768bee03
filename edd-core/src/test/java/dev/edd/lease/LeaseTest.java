package dev.edd.lease;

import static org.assertj.core.api.Assertions.assertThat;

import dev.edd.database.Database;
import dev.edd.database.Target;
import dev.edd.lease.LeaseTable.Claim;
import dev.edd.release.Origin;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a lease takes along when it is given back. */
class LeaseTest {
    private static final String HOLDERS = "SELECT COUNT(*) FROM EDD_LEASE WHERE RUNNER IS NOT NULL";

    private final Database database =
            Database.open(Target.of("jdbc:h2:mem:lease;DB_CLOSE_DELAY=-1"), LeaseTest.class.getClassLoader());

    @BeforeEach
    void createLock() throws SQLException {
        execute("CREATE TABLE lock (held BOOLEAN)");
        execute("INSERT INTO lock VALUES (TRUE)");
    }

    @AfterEach
    void drop() throws SQLException {
        execute("DROP ALL OBJECTS");
        database.close();
    }

    @Test
    void releases_first_what_could_not_be_released_before() throws SQLException {
        try (Lease lease = lease()) {
            lease.releaseFirst("UPDATE lock SET held = FALSE");
            assertThat(count(HOLDERS)).isEqualTo(1);
        }

        assertThat(count("SELECT COUNT(*) FROM lock WHERE held")).isZero();
        assertThat(count(HOLDERS)).isZero();
    }

    @Test
    void is_kept_for_the_next_run_to_find_as_long_as_that_is_not_released() throws SQLException {
        try (Lease lease = lease()) {
            lease.releaseFirst("UPDATE a_table_out_of_reach SET held = FALSE");
        }

        assertThat(count(HOLDERS)).isEqualTo(1);
    }

    private Lease lease() throws SQLException {
        Claim claim = new LeaseTable(database, Duration.ofSeconds(30), Origin.UNKNOWN).claim();
        return ((Claim.Granted) claim).lease();
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = database.connection().createStatement()) {
            statement.execute(sql);
        }
    }

    private long count(String query) throws SQLException {
        try (Statement statement = database.connection().createStatement();
                ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getLong(1);
        }
    }
}
