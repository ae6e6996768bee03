package dev.edd.plan;

import static dev.edd.plan.PhaseSelection.FINALIZATION;
import static dev.edd.release.ReleaseEvent.Kind.DEPLOYED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class NobodyUsesItTest {
    private static final String REPORT = "SELECT code FROM inventory";

    private static InTransition recorded() {
        return InTransition.ofRelease("2.4.0").recorded("2.4.0", DEPLOYED).deploying("2.5.0");
    }

    @Test
    void is_closed_while_statements_name_what_is_removed_and_quotes_them() {
        assertThat(recorded().seen(REPORT).verdicts())
                .containsExactly(
                        "nobody-uses-it CLOSED somebody still uses what it removes; inventory.code is named by "
                                + "\"SELECT code FROM inventory\"; opens when no such statement is sent after the next mvn edd:release");
    }

    @Test
    void quotes_three_and_counts_the_others() {
        assertThat(recorded()
                        .seen("SELECT 1", "SELECT 2", "SELECT 3", "SELECT 4", "SELECT 5")
                        .verdicts())
                .singleElement()
                .asString()
                .contains("SELECT 3", "; and by 2 more; opens")
                .doesNotContain("SELECT 4");
    }

    @Test
    void is_open_where_none_does() {
        assertThat(recorded().seen().verdicts()).isEmpty();
    }

    @Test
    void says_that_nothing_can_be_seen_and_is_open() {
        InTransition blind = recorded().blind("H2 keeps no statistics of statements");

        assertThat(blind.verdicts())
                .containsExactly("nobody-uses-it NOT_JUDGED nobody can say whether what it removes is still used: "
                        + "H2 keeps no statistics of statements");
        assertThat(blind.steps(FINALIZATION)).isNotEmpty();
    }

    @Test
    void is_closed_where_it_is_demanded_and_nothing_can_be_seen() {
        InTransition demanded = InTransition.withoutRelease()
                .blind("H2 keeps no statistics of statements")
                .demanding("nobody-uses-it");

        assertThat(demanded.verdicts())
                .containsExactly("nobody-uses-it CLOSED nobody can say whether what it removes is "
                        + "still used: H2 keeps no statistics of statements; opens when that is known");
        assertThat(demanded.steps(FINALIZATION)).isEmpty();
    }

    @Test
    void is_silent_in_a_project_that_records_no_release() {
        assertThat(InTransition.withoutRelease().blind("no event").verdicts()).isEmpty();
    }

    @Test
    void can_be_opened_by_name() {
        assertThat(recorded()
                        .seen(REPORT)
                        .overriding("nobody-uses-it: the report may fail")
                        .steps(FINALIZATION))
                .contains("0007_split/finalization");
    }

    @Test
    void is_demanded_by_its_name_only() {
        assertThatThrownBy(() -> Timing.NONE.demanding(List.of("nobody-uses")))
                .isInstanceOf(UnknownGateException.class)
                .hasMessageStartingWith("\"nobody-uses\" is no gate that can be demanded.")
                .hasMessageContaining("-Dedd.demand=nobody-uses-it; the gates are");
    }
}
