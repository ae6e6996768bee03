package dev.edd.execution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.edd.database.Database;
import dev.edd.database.Target;
import dev.edd.lease.Lease;
import dev.edd.migration.MigrationId;
import dev.edd.migration.Phase;
import dev.edd.migration.SequenceNumber;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PatienceTest {
    private static final MigrationId MOVED = new MigrationId(new SequenceNumber(7), "split", Phase.TRANSITION);

    private final Database database =
            Database.open(Target.of("jdbc:h2:mem:patience"), getClass().getClassLoader());

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void tells_who_waits_in_vain_that_nothing_has_run() throws SQLException {
        try (Lease held = patience(Set.of()).lease()) {
            assertThat(held).isNotNull();
            assertThatThrownBy(patience(Set.of())::lease)
                    .isInstanceOf(ChangelogLockedException.class)
                    .hasMessageContaining(" holds the lease")
                    .hasMessageContaining(". Waited 0 s for it; nothing has run.\n");
        }
    }

    @Test
    void tells_it_that_its_backfills_have_run() throws SQLException {
        try (Lease held = patience(Set.of()).lease()) {
            assertThat(held).isNotNull();
            assertThatThrownBy(patience(Set.of(MOVED))::lease)
                    .hasMessageContaining(". Waited 0 s for it; nothing has run but 0007_split/transition: "
                            + "what moved is committed, and the next run records that.\n");
        }
    }

    private Patience patience(Set<MigrationId> moved) {
        return new Patience(database, LockSettings.DEFAULT.waiting(Duration.ZERO), Progress.SILENT, moved);
    }
}
