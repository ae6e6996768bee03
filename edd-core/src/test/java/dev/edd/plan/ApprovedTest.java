package dev.edd.plan;

import static dev.edd.fixture.Migrations.WHEN;
import static dev.edd.fixture.Migrations.changed;
import static dev.edd.fixture.Migrations.migration;
import static dev.edd.fixture.Migrations.with;
import static org.assertj.core.api.Assertions.assertThat;

import dev.edd.environment.Approval;
import dev.edd.environment.Approval.Subject;
import dev.edd.migration.Migration;
import dev.edd.migration.Phase;
import dev.edd.migration.Refactoring;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ApprovedTest {
    private static final String COMMAND =
            "mvn edd:approve -Dedd.number=7 -Dedd.phase=finalization -Dedd.env=production";
    private static final String WAY = "opens with " + COMMAND;
    private static final Migration INITIAL = migration("7_split/initial");
    private static final Migration TRANSITION = migration("7_split/transition");
    private static final Migration FINALIZATION = migration("7_split/finalization");

    private static Approval of(Subject subject, String approver, Migration... files) {
        Refactoring refactoring = new Refactoring(List.of(files));
        return new Approval(subject, Approval.digest(refactoring, subject.phase()), approver, WHEN);
    }

    private static Approval by(String approver) {
        Subject subject = new Subject("production", 7, Phase.FINALIZATION);
        return of(subject, approver, INITIAL, TRANSITION, FINALIZATION);
    }

    private static Approval revocation(Subject subject) {
        Approval asked = Approval.revocation(subject, "joan");
        return new Approval(subject, asked.digest(), asked.approver(), WHEN);
    }

    private static List<String> verdicts(Approval... approvals) {
        return InTransition.withoutRelease()
                .in(Declared.demanding(Declared.approval(Phase.FINALIZATION), true, approvals))
                .verdicts();
    }

    @Test
    void is_closed_until_somebody_has_approved_it() {
        assertThat(verdicts()).containsExactly("approved CLOSED nobody has approved its finalization; " + WAY);
    }

    @Test
    void is_open_once_somebody_has() {
        assertThat(verdicts(by("grace"))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"staging,7,finalization", "production,8,finalization", "production,7,transition"})
    void is_closed_if_something_else_was_approved(String environment, long number, String phase) {
        Subject other = new Subject(environment, number, Phase.of(phase).orElseThrow());

        assertThat(verdicts(of(other, "grace", INITIAL, TRANSITION, FINALIZATION)))
                .containsExactly("approved CLOSED nobody has approved its finalization; " + WAY);
    }

    @Test
    void is_closed_once_a_file_was_changed() {
        Subject subject = new Subject("production", 7, Phase.FINALIZATION);
        String reason =
                "approved CLOSED its files were changed after grace had approved its finalization on 2026-11-20; ";

        assertThat(verdicts(of(subject, "grace", INITIAL, TRANSITION, changed(FINALIZATION))))
                .containsExactly(reason + WAY);
        assertThat(verdicts(of(subject, "grace", INITIAL, changed(TRANSITION), FINALIZATION)))
                .containsExactly(reason + WAY);
        assertThat(verdicts(of(subject, "grace", INITIAL, TRANSITION, with(FINALIZATION, "SELECT  1"))))
                .containsExactly(reason + WAY);
        Migration counted = migration("7_split/transition", "remaining: SELECT 0");
        assertThat(verdicts(of(subject, "grace", INITIAL, counted, FINALIZATION)))
                .containsExactly(reason + WAY);
    }

    @Test
    void is_closed_again_once_somebody_has_revoked_all_approvals_before() {
        Approval revocation = revocation(by("grace").subject());

        assertThat(verdicts(by("grace"), by("ada"), revocation))
                .containsExactly(
                        "approved CLOSED joan has revoked the approval of its finalization on 2026-11-20; " + WAY);
        assertThat(verdicts(by("grace"), revocation, by("ada"))).isEmpty();
    }

    @Test
    void is_not_closed_by_the_revocation_of_something_else() {
        Subject other = new Subject("production", 7, Phase.TRANSITION);

        assertThat(verdicts(by("grace"), revocation(other))).isEmpty();
    }

    @Test
    void is_of_no_interest_where_nobody_demands_it() {
        assertThat(InTransition.withoutRelease()
                        .in(Declared.demanding(Declared.approval(Phase.INITIAL), true))
                        .verdicts())
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"ada", "' Ada '"})
    void is_closed_for_the_approver_where_four_eyes_are_demanded(String approver) {
        assertThat(InTransition.withoutRelease()
                        .in(Declared.demanding(Declared.fourEyes(), true, by(approver)))
                        .verdicts())
                .containsExactly("approved CLOSED ada has approved it, and may not be the one who runs it; "
                        + "opens for somebody else, or once somebody else approves it, too: " + COMMAND);
    }

    @Test
    void is_open_where_four_eyes_have_looked() {
        assertThat(InTransition.withoutRelease()
                        .in(Declared.demanding(Declared.fourEyes(), true, by("ada"), by("grace")))
                        .verdicts())
                .isEmpty();
    }
}
