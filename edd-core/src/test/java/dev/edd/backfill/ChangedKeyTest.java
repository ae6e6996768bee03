package dev.edd.backfill;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.edd.database.Timeouts;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tables that somebody changes while a backfill goes through them. */
class ChangedKeyTest {
    private static final String FIX =
            "Have the directive and the statements name the table and its key as they are now, then run the same command again.";

    private final OpenBackfill backfill = OpenBackfill.by(
                    "id", "UPDATE inventory SET moves = moves + 1 WHERE id BETWEEN :from AND :to")
            .rows(3);

    @AfterEach
    void close() {
        backfill.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ALTER TABLE inventory ALTER COLUMN id RENAME TO number",
                "ALTER TABLE inventory DROP COLUMN id",
                "ALTER TABLE inventory RENAME TO stock",
                "DROP TABLE inventory"
            })
    void that_lose_their_key_are_said_to_have_changed(String change) {
        assertThatThrownBy(() -> changedBy(change))
                .hasMessageContaining("Why    inventory by id is not what it was when the run began: ")
                .hasMessageContaining(" not found")
                .hasMessageEndingWith(FIX);
    }

    @Test
    void whose_key_gets_another_type_are_said_to_have_changed() {
        assertThatThrownBy(() -> changedBy("DROP TABLE inventory; CREATE TABLE inventory (id UUID, moves INT);"
                        + "INSERT INTO inventory VALUES (RANDOM_UUID(), 0)"))
                .hasMessageContaining("Why    inventory by id is not what it was when the run began: ")
                .hasMessageEndingWith(FIX);
    }

    @Test
    void that_lose_another_column_leave_the_statement_to_be_corrected() {
        assertThatThrownBy(() -> changedBy("ALTER TABLE inventory DROP COLUMN moves"))
                .hasMessageContaining("Why    Column \"MOVES\" not found")
                .hasMessageContaining("Fix    Correct the directive or the statement and run the same command again");
    }

    /** Right behind the run's first look at the table. */
    private void changedBy(String change) throws SQLException {
        List<String> changes = new ArrayList<>(List.of(change));
        new Backfill(backfill.database(), BackfillSettings.DEFAULT, Backfill.Locking.of(Timeouts.NONE, 0), progress -> {
                    changes.forEach(backfill.handle()::execute);
                    changes.clear();
                })
                .run(backfill.migration(), System.nanoTime());
    }
}
