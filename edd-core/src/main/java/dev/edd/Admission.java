package dev.edd;

import dev.edd.audit.ApprovalLog;
import dev.edd.audit.AuditTrail;
import dev.edd.audit.Deed;
import dev.edd.database.Database;
import dev.edd.database.Target;
import dev.edd.environment.Approval;
import dev.edd.environment.Clearance;
import dev.edd.environment.DeclaredEnvironment;
import dev.edd.environment.Predecessor;
import dev.edd.history.HistoryReader;
import dev.edd.migration.EddException;
import dev.edd.migration.Migration;
import dev.edd.migration.Refactoring;
import dev.edd.plan.DatabaseState;
import dev.edd.plan.Plan;
import dev.edd.plan.PlanRequest;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Finds out what is known when migrations are to be let into one environment, and records who lets them in. */
final class Admission {
    private final Environment environment;
    private final Database database;
    private @Nullable Predecessor previous;

    Admission(Environment environment, Database database) {
        this.environment = environment;
        this.database = database;
    }

    /** Plans with all that must be known. The previous environment is asked only if the plan depends on it, and once. */
    Plan plan(PlanRequest request, Function<PlanRequest, Plan> planning) {
        Plan unasked = planning.apply(request.cleared(clearance(new Predecessor.None())));
        return unasked.asksPreviousEnvironment() ? planning.apply(request.cleared(clearance(previous()))) : unasked;
    }

    private Clearance clearance(Predecessor known) {
        DeclaredEnvironment declared = environment.standing().declared();
        List<Approval> approvals =
                declared.demands().approval().isEmpty() ? List.of() : new ApprovalLog(database).read();
        return new Clearance(
                declared, known, approvals, environment.standing().runner().user());
    }

    private Predecessor previous() {
        if (previous == null) {
            previous = read(environment.standing().declared().promotesFrom());
        }
        return previous;
    }

    private Predecessor read(String id) {
        try {
            Optional<Target> target = environment.standing().previous().get();
            return target.isPresent() ? read(id, target.get()) : new Predecessor.None();
        } catch (EddException e) {
            return new Predecessor.Unreachable(id, firstLine(e));
        }
    }

    private Predecessor read(String id, Target target) {
        try (Database other = Database.open(target, environment.drivers())) {
            return new Predecessor.Read(id, new HistoryReader().read(other));
        }
    }

    /** Returns what an exception says first, to be put into a sentence. */
    static String firstLine(EddException e) {
        return String.valueOf(e.getMessage()).lines().findFirst().orElse("").replaceFirst("\\.$", "");
    }

    Approval approve(DatabaseState state, Approval.Subject subject, String approver) {
        if (subject.environment().isEmpty()) {
            throw ApprovalRefusedException.nowhere(subject);
        }
        if (approver.isBlank()) {
            throw ApprovalRefusedException.anonymous(subject);
        }
        Refactoring refactoring = state.changelog().refactorings().stream()
                .filter(each -> each.number().value() == subject.number())
                .findFirst()
                .orElseThrow(() -> ApprovalRefusedException.unknown(subject, state.changelog()));
        Migration migration = refactoring
                .in(subject.phase())
                .orElseThrow(() -> ApprovalRefusedException.withoutPhase(subject, refactoring));
        if (state.isApplied(refactoring, subject.phase())) {
            throw ApprovalRefusedException.applied(migration);
        }
        String digest = Approval.digest(refactoring, subject.phase());
        Approval approval = new ApprovalLog(database)
                .add(subject, digest, approver, environment.standing().runner());
        Deed deed = new Deed(
                Deed.Kind.APPROVAL,
                migration.id().toString(),
                "approved",
                "By %s, for %s.".formatted(approver, subject.environment()),
                digest,
                Duration.ZERO);
        new AuditTrail(database).add(List.of(deed), environment.standing().runner());
        return approval;
    }
}
