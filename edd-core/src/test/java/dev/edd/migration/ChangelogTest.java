package dev.edd.migration;

import static dev.edd.fixture.Migrations.changelog;
import static dev.edd.fixture.Migrations.migration;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ChangelogTest {
    @Test
    void orders_migrations_by_number_then_phase() {
        Changelog changelog =
                changelog(migration("10_b/initial"), migration("9_a/finalization"), migration("9_a/initial"));

        assertThat(changelog.migrations())
                .extracting(migration -> migration.id().toString())
                .containsExactly("0009_a/initial", "0009_a/finalization", "0010_b/initial");
    }

    @Test
    void makes_one_refactoring_of_the_migrations_with_one_number() {
        Changelog changelog =
                changelog(migration("7_split/initial"), migration("7_split/transition"), migration("8_merge/initial"));

        assertThat(changelog.refactorings()).extracting(Refactoring::name).containsExactly("0007_split", "0008_merge");
    }

    @Test
    void offers_the_number_after_the_last_one_over_all_phases() {
        assertThat(changelog(migration("7_split/initial"), migration("12_merge/transition"))
                        .nextNumber())
                .isEqualTo(new SequenceNumber(13));
    }

    @Test
    void offers_number_1_where_there_is_nothing_yet() {
        assertThat(changelog().nextNumber()).isEqualTo(new SequenceNumber(1));
    }

    @Test
    void orders_flaws_by_location() {
        Flaw second = new Flaw(Flaw.Kind.NOT_UTF_8, new Location("a.sql", 10), "", "");
        Flaw first = new Flaw(Flaw.Kind.UNTERMINATED_TEXT, new Location("a.sql", 9), "", "");

        assertThat(new Changelog("db", List.of(), List.of(second, first)).flaws())
                .containsExactly(first, second);
    }
}
