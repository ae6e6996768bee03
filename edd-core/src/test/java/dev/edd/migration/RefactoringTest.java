package dev.edd.migration;

import static dev.edd.fixture.Migrations.migration;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class RefactoringTest {
    @Test
    void has_only_the_phases_it_uses() {
        Migration initial = migration("7_add_index/initial");
        Refactoring refactoring = new Refactoring(List.of(initial));

        assertThat(refactoring.in(Phase.INITIAL)).contains(initial);
        assertThat(refactoring.in(Phase.TRANSITION)).isEmpty();
        assertThat(refactoring.in(Phase.FINALIZATION)).isEmpty();
    }

    @Test
    void requires_what_any_of_its_migrations_requires_once() {
        Refactoring refactoring = new Refactoring(
                List.of(migration("7_a/initial", "requires: 5"), migration("7_a/finalization", "requires: 0005, 6")));

        assertThat(refactoring.requires()).containsExactly(new SequenceNumber(5), new SequenceNumber(6));
    }

    @Test
    void is_never_empty() {
        assertThatThrownBy(() -> new Refactoring(List.of())).isInstanceOf(IllegalArgumentException.class);
    }
}
