package dev.edd.migration;

import static dev.edd.fixture.Migrations.migration;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class MigrationTest {
    private final Migration split = migration("7_split/initial");

    @Test
    void has_at_least_one_statement() {
        assertThatThrownBy(() -> new Migration(split.id(), split.source(), Directives.NONE, List.of()))
                .hasMessageContaining("0007_split/initial");
    }

    @Test
    void runs_in_a_transaction_unless_one_statement_may_not() {
        Statement alone = new Alone("VACUUM", Location.of("a.sql"));
        Migration vacuum = new Migration(
                split.id(),
                split.source(),
                Directives.NONE,
                List.of(split.statements().get(0), alone));

        assertThat(split.runsInTransaction()).isTrue();
        assertThat(vacuum.runsInTransaction()).isFalse();
    }

    @Test
    void finds_its_statements_of_one_kind() {
        Alone alone = new Alone("VACUUM", Location.of("a.sql"));
        Migration vacuum = new Migration(
                split.id(),
                split.source(),
                Directives.NONE,
                List.of(split.statements().get(0), alone));

        assertThat(vacuum.statements(Alone.class)).containsExactly(alone);
    }

    private record Alone(String text, Location location) implements Statement {
        @Override
        public boolean runsInTransaction() {
            return false;
        }
    }
}
