package dev.edd;

import dev.edd.database.Database;
import dev.edd.environment.Approval;
import dev.edd.environment.DeclaredEnvironment;
import dev.edd.environment.Environments;
import dev.edd.fleet.Column;
import dev.edd.fleet.Matrix;
import dev.edd.fleet.Surveyor;
import dev.edd.history.HistoryReader;
import dev.edd.migration.EddException;
import dev.edd.migration.Phase;
import dev.edd.plan.DatabaseState;
import dev.edd.plan.DatabaseState.Late;
import dev.edd.plan.PhaseSelection;
import dev.edd.plan.Plan;
import dev.edd.plan.PlanRequest;
import dev.edd.release.Cuts.Cut;
import dev.edd.release.Version;
import java.nio.file.Path;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;

/** What can be done with the environments and releases of a project. */
public final class Landscape {
    private final Edd edd;
    private final Inspection inspection;

    Landscape(Edd edd, Inspection inspection) {
        this.edd = edd;
        this.inspection = inspection;
    }

    /** Returns the environments that the project declares. */
    public Environments environments() {
        return inspection.environments();
    }

    /** Returns how long a refactoring may be in transition; {@link ChronoUnit#FOREVER} if the project does not say. */
    public Duration maxTransition() {
        return inspection.maxTransition();
    }

    /**
     * Returns how far every environment has come, and what is next there. One that cannot be read is said to be so, and
     * keeps the others waiting no longer than itself: several are read at once.
     *
     * @param reach how to get to an environment; may throw what is in the way
     */
    public Matrix matrix(Function<DeclaredEnvironment, Environment> reach) {
        Duration longest = maxTransition();
        List<Supplier<Column>> columns = new ArrayList<>();
        for (DeclaredEnvironment declared : environments().declared()) {
            try {
                Environment environment = reach.apply(declared);
                columns.add(() -> columnOf(environment, longest));
            } catch (EddException e) {
                columns.add(() -> new Column.Unreachable(declared.id(), Admission.firstLine(e)));
            }
        }
        return new Matrix(Survey.of(columns));
    }

    private Column columnOf(Environment environment, Duration longest) {
        try {
            return column(environment, longest);
        } catch (ChangelogRejectedException wrongEverywhere) {
            throw wrongEverywhere;
        } catch (EddException e) {
            return new Column.Unreachable(environment.standing().declared().id(), Admission.firstLine(e));
        }
    }

    private Column column(Environment environment, Duration longest) {
        try (Reading reading = edd.reading(environment);
                Database database = Edd.open(environment)) {
            DatabaseState state = Edd.status(reading, database);
            Admission admission = new Admission(environment, database);
            Map<Phase, Plan> plans = new EnumMap<>(Phase.class);
            for (Phase phase : Phase.values()) {
                PlanRequest request = PlanRequest.of(PhaseSelection.of(phase.toString()));
                plans.put(
                        phase,
                        admission.plan(
                                request, asked -> edd.planned(state.changelog(), state.history(), database, asked)));
            }
            List<String> overdue =
                    state.overdue(longest).stream().map(Late::toString).toList();
            String id = environment.standing().declared().id();
            return new Column.Reached(id, new Surveyor(state, plans).cells(), overdue);
        }
    }

    /**
     * Records that somebody has looked at a migration and lets it into an environment.
     *
     * @throws ApprovalRefusedException if there is no such migration, or it has run; nothing is recorded
     */
    public Approval approve(Environment environment, Approval.Subject subject, String approver) {
        return recorded(environment, approvals -> approvals.approve(subject, approver));
    }

    /**
     * Records that a migration may not run in an environment, whoever let it in so far.
     *
     * @throws ApprovalRefusedException if there is no approval to take back, or it has run; nothing is recorded
     */
    public Approval revoke(Environment environment, Approval.Subject subject, String approver) {
        return recorded(environment, approvals -> approvals.revoke(subject, approver));
    }

    private Approval recorded(Environment environment, Function<Approvals, Approval> deed) {
        try (Reading reading = edd.reading(environment);
                Database database = Edd.open(environment)) {
            DatabaseState state =
                    new DatabaseState(reading.changelog(database), new HistoryReader().read(database), Map.of());
            return deed.apply(
                    new Approvals(state, database, environment.standing().runner()));
        }
    }

    /**
     * Writes into {@code edd.yaml} that a release ends with the last refactoring there is.
     *
     * @param directory the changelog directory
     * @return the cut
     */
    public Cut cut(Path directory, Version release) {
        return inspection.cut(directory, release);
    }
}
