package dev.edd;

import dev.edd.audit.ApprovalLog;
import dev.edd.database.Database;
import dev.edd.database.Target;
import dev.edd.environment.Approval;
import dev.edd.environment.Clearance;
import dev.edd.environment.DeclaredEnvironment;
import dev.edd.environment.Predecessor;
import dev.edd.history.HistoryReader;
import dev.edd.migration.EddException;
import dev.edd.plan.Plan;
import dev.edd.plan.PlanRequest;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Finds out what is known when migrations are to be let into one environment. */
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
}
