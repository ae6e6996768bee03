package dev.edd.migration;

import static dev.edd.migration.Phase.FINALIZATION;
import static dev.edd.migration.Phase.INITIAL;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MigrationIdTest {
    @Test
    void is_named_like_its_files() {
        assertThat(id(7, "split_inventory_code", INITIAL)).hasToString("0007_split_inventory_code/initial");
    }

    @Test
    void is_named_by_its_number_where_there_is_no_description() {
        assertThat(id(7, "", INITIAL)).hasToString("0007/initial");
    }

    @Test
    void orders_by_number_before_phase() {
        assertThat(id(7, "split", FINALIZATION)).isLessThan(id(8, "merge", INITIAL));
    }

    @Test
    void orders_by_phase_before_description() {
        assertThat(id(7, "split", INITIAL)).isLessThan(id(7, "merge", FINALIZATION));
    }

    private static MigrationId id(long number, String description, Phase phase) {
        return new MigrationId(new SequenceNumber(number), description, phase);
    }
}
