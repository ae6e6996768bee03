package dev.edd.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.edd.database.Runner;
import org.junit.jupiter.api.Test;

class HereTest {
    @Test
    void is_a_machine_of_one_name_for_the_audit_trail_and_for_the_lease() {
        assertThat(Here.origin(null, null, null).host()).isEqualTo(Runner.host());
    }
}
