package dev.edd.integration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.edd.Environment;
import dev.edd.Standing;
import dev.edd.database.Target;
import dev.edd.environment.Approval;
import dev.edd.environment.DeclaredEnvironment;
import dev.edd.environment.DeclaredEnvironment.Access;
import dev.edd.environment.Demands;
import dev.edd.execution.Progress;
import dev.edd.fleet.Matrix;
import dev.edd.migration.EddException;
import dev.edd.migration.Phase;
import dev.edd.plan.PhaseSelection;
import dev.edd.plan.PlanRequest;
import dev.edd.release.Origin;
import dev.edd.report.JsonReport;
import dev.edd.report.TextReport;
import dev.edd.testing.TestServer;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Migrations pass staging on their way to production, and somebody lets their finalization in. */
class EnvironmentsIT {
    private static final Approval.Subject FINALIZATION = new Approval.Subject("production", 1, Phase.FINALIZATION);

    @TempDir
    private Path base;

    private Workbench staging(TestServer server) {
        return Workbench.on(server, base)
                .file("initial/0001_code.sql", "CREATE TABLE item (id INT NOT NULL PRIMARY KEY, code INT, old INT);")
                .file("transition/0001_code.sql", "UPDATE item SET code = old WHERE code IS NULL;")
                .file("finalization/0001_code.sql", "ALTER TABLE item DROP COLUMN old;");
    }

    /** A production that is promoted from a database, and demands another pair of eyes for finalizations. */
    private record Production(Workbench workbench, Supplier<Optional<Target>> staging) {
        Environment runBy(String user) {
            Demands demands = new Demands(Duration.ZERO, Set.of(Phase.FINALIZATION), true, false);
            DeclaredEnvironment declared =
                    new DeclaredEnvironment("production", new Access("", "", ""), true, "staging", demands);
            return workbench
                    .environment(Duration.ofMinutes(1))
                    .with(new Standing(declared, staging, new Origin(user, "build-7", "")));
        }

        List<String> migrate(PhaseSelection phases, String user) {
            return workbench.edd().migrate(runBy(user), PlanRequest.of(phases), Progress.SILENT).stream()
                    .map(outcome -> TextReport.of(outcome).replaceAll(" in [\\d.]+ s\\.$", ""))
                    .toList();
        }

        String deferred(PhaseSelection phases, String user) {
            return TextReport.deferred(workbench.edd().plan(runBy(user), PlanRequest.of(phases)));
        }
    }

    @ParameterizedTest
    @EnumSource(TestServer.class)
    void let_in_what_staging_has_applied_and_somebody_has_approved(TestServer server) {
        Workbench staging = staging(server);
        Production production = new Production(staging.withFreshDatabase(), () -> Optional.of(staging.target()));

        assertThatThrownBy(() -> production.migrate(PhaseSelection.INITIAL, "ada"))
                .isInstanceOf(EddException.class)
                .hasMessageContaining("previous-environment: staging has not applied its initial");
        staging.migrate(PhaseSelection.ALL);
        assertThat(production.migrate(PhaseSelection.INITIAL, "ada")).containsExactly("0001_code/initial applied");
        assertThat(production.migrate(PhaseSelection.TRANSITION, "ada"))
                .containsExactly("0001_code/transition applied");

        assertThat(production.migrate(PhaseSelection.FINALIZATION, "ada")).isEmpty();
        assertThat(production.deferred(PhaseSelection.FINALIZATION, "ada"))
                .contains("nobody has approved its finalization");
        Approval approval = staging.edd().landscape().approve(production.runBy("ada"), FINALIZATION, "ada");
        assertThat(approval.when()).isAfter(Instant.EPOCH);
        assertThat(production.deferred(PhaseSelection.FINALIZATION, "ada"))
                .contains("ada has approved it, and may not be");
        Approval revocation = staging.edd().landscape().revoke(production.runBy("ada"), FINALIZATION, "joan");
        assertThat(revocation)
                .hasToString("joan has revoked the approval of the finalization of refactoring 1 for production.");
        assertThat(production.migrate(PhaseSelection.FINALIZATION, "grace")).isEmpty();
        assertThat(production.deferred(PhaseSelection.FINALIZATION, "grace"))
                .contains("joan has revoked the approval of its finalization on ");
        staging.edd().landscape().approve(production.runBy("ada"), FINALIZATION, "ada");
        assertThat(production.migrate(PhaseSelection.FINALIZATION, "grace")).hasSize(2);
        assertThat(production.workbench().rows("SELECT APPROVER FROM EDD_APPROVAL ORDER BY ID"))
                .containsExactly("ada", "joan", "ada");
        assertThat(staging.edd().history(production.runBy("ada")).flaw()).isEmpty();
        assertThat(TextReport.of(staging.edd().history(production.runBy("ada"))))
                .contains("approval", "By ada, for production.", "revoked", "By joan, for production.");
    }

    @ParameterizedTest
    @EnumSource(TestServer.class)
    void are_void_once_a_file_is_changed(TestServer server) {
        Workbench staging = staging(server);
        Production production = new Production(staging.withFreshDatabase(), () -> Optional.of(staging.target()));
        staging.migrate(PhaseSelection.ALL);
        production.migrate(PhaseSelection.INITIAL, "ada");
        production.migrate(PhaseSelection.TRANSITION, "ada");
        staging.edd().landscape().approve(production.runBy("grace"), FINALIZATION, "grace");

        staging.file("finalization/0001_code.sql", "ALTER TABLE item DROP COLUMN code;");

        assertThat(production.deferred(PhaseSelection.FINALIZATION, "ada"))
                .contains("staging has applied another text of its finalization on ")
                .contains("its files were changed after grace had approved its finalization on ");
        assertThat(production.migrate(PhaseSelection.FINALIZATION, "ada")).isEmpty();
        assertThat(production.workbench().columns("item")).contains("old", "code");
    }

    @ParameterizedTest
    @EnumSource(
            value = TestServer.class,
            names = {"H2", "POSTGRESQL"})
    void are_closed_where_the_previous_one_cannot_be_reached(TestServer server) {
        Workbench workbench = staging(server);
        Target nobody = Target.of("jdbc:postgresql://localhost:1/nobody").as("nobody", "secret-of-staging");

        assertThatThrownBy(() ->
                        new Production(workbench, () -> Optional.of(nobody)).migrate(PhaseSelection.INITIAL, "ada"))
                .isInstanceOf(EddException.class)
                .hasMessageContaining(
                        "previous-environment: staging, from which production is promoted, cannot be asked: ")
                .hasMessageNotContaining("secret-of-staging");
        assertThat(workbench.tables()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(value = TestServer.class, names = "H2")
    void approve_nothing_that_is_not_there_or_has_run(TestServer server) {
        Workbench staging = staging(server);
        Production production = new Production(staging.withFreshDatabase(), () -> Optional.of(staging.target()));
        staging.migrate(PhaseSelection.INITIAL);
        production.migrate(PhaseSelection.INITIAL, "ada");

        assertThat(refusal(production, new Approval.Subject("production", 2, Phase.FINALIZATION), "grace"))
                .startsWith("There is no refactoring 2.")
                .contains("Use one of 0001_code.");
        assertThat(refusal(production, new Approval.Subject("production", 1, Phase.INITIAL), "grace"))
                .startsWith("0001_code/initial has been applied.");
        assertThat(refusal(production, new Approval.Subject("", 1, Phase.FINALIZATION), "grace"))
                .contains("Name it: -Dedd.env=production");
        assertThatThrownBy(() ->
                        production.workbench().edd().landscape().revoke(production.runBy("ada"), FINALIZATION, "ada"))
                .hasMessageStartingWith("There is no approval of 0001_code/finalization for production.");
        assertThat(refusal(production, FINALIZATION, " ")).contains("Name who it is: -Dedd.approver=…");
        assertThat(production
                        .workbench()
                        .rows("SELECT COUNT(*) FROM information_schema.tables WHERE table_name = 'EDD_APPROVAL'"))
                .containsExactly("0");
    }

    private static String refusal(Production production, Approval.Subject subject, String approver) {
        return catchThrowableOfType(EddException.class, () -> production
                        .workbench()
                        .edd()
                        .landscape()
                        .approve(production.runBy("ada"), subject, approver))
                .getMessage();
    }

    @ParameterizedTest
    @EnumSource(
            value = TestServer.class,
            names = {"H2", "POSTGRESQL"})
    void are_shown_side_by_side_and_one_that_cannot_be_read_hides_no_other(TestServer server) {
        Workbench staging = staging(server)
                .file("edd.yaml", """
                environments:
                  - {id: test}
                  - {id: staging}
                  - {id: production, promotesFrom: staging, approval: finalization}
                  - {id: demo}
                """)
                .file("initial/0002_note.sql", "ALTER TABLE item ADD COLUMN note INT;");
        Production production = new Production(staging.withFreshDatabase(), () -> Optional.of(staging.target()));
        staging.migrate(PhaseSelection.INITIAL);
        production.migrate(PhaseSelection.INITIAL, "ada");
        staging.migrate(PhaseSelection.TRANSITION);
        Target nobody = Target.of("jdbc:postgresql://localhost:1/nobody").as("nobody", "secret-of-test");

        Matrix matrix = staging.edd().landscape().matrix(declared -> {
            Workbench workbench = declared.isPromoted() ? production.workbench() : staging;
            Environment known = workbench.environment(Duration.ZERO);
            Target target = Set.of("test", "demo").contains(declared.id()) ? nobody : known.target();
            return new Environment(target, known.drivers(), known.locks(), known.backfill())
                    .with(new Standing(declared, production.staging(), new Origin("ada", "", "")));
        });

        String text = TextReport.of(matrix);
        assertThat(text).startsWith("""
                        REFACTORING   test   staging                                production                             demo
                        0001_code     ?      IN TRANSITION for less than a minute   IN TRANSITION for less than a minute   ?
                        0002_note     ?      END                                    END                                    ?
                        test cannot be read:\s""").contains("""
                        Next in staging:
                          due   0001_code/finalization
                        Next in production:
                          due   0001_code/transition
                        demo cannot be read:\s""").doesNotContain("secret-of-test");
        assertThat(JsonReport.of(matrix))
                .contains("\"unreachable\" : ", "\"due\" : \"0001_code/finalization\"", "\"secondsInTransition\" : ");

        production.migrate(PhaseSelection.TRANSITION, "ada");
        assertThat(production.deferred(PhaseSelection.FINALIZATION, "ada"))
                .contains("staging has not applied its finalization");
    }
}
