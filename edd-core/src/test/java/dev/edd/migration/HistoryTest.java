package dev.edd.migration;

import static dev.edd.fixture.Migrations.applied;
import static dev.edd.fixture.Migrations.changed;
import static dev.edd.fixture.Migrations.migration;
import static dev.edd.fixture.Migrations.renamed;
import static dev.edd.fixture.Migrations.row;
import static org.assertj.core.api.Assertions.assertThat;

import dev.edd.migration.History.Applied;
import java.util.List;
import org.junit.jupiter.api.Test;

class HistoryTest {
    private final Migration split = migration("7_split/initial");
    private final Migration other = migration("8_merge/initial");

    @Test
    void keeps_the_order_in_which_migrations_were_applied() {
        assertThat(applied(other, split).applied()).containsExactly(row(other), row(split));
    }

    @Test
    void knows_a_migration_by_its_changeset() {
        assertThat(applied(split).of(split)).contains(row(split));
        assertThat(applied(split).of(other)).isEmpty();
    }

    @Test
    void knows_a_migration_whose_text_was_changed() {
        assertThat(applied(split).of(changed(split))).contains(row(split));
    }

    @Test
    void knows_a_migration_that_was_renamed() {
        assertThat(applied(split).of(renamed(split, "divide"))).contains(row(split));
    }

    @Test
    void takes_a_migration_that_was_renamed_and_changed_for_another() {
        assertThat(applied(split).of(changed(renamed(split, "divide")))).isEmpty();
    }

    @Test
    void does_not_take_a_cleared_checksum_for_a_renamed_text() {
        Applied cleared = new Applied(
                row(split).changeset(), Phase.INITIAL, "", row(split).when());

        assertThat(new History(List.of(cleared)).of(renamed(split, "divide"))).isEmpty();
    }
}
