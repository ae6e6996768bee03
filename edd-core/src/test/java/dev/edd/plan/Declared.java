package dev.edd.plan;

import dev.edd.environment.Approval;
import dev.edd.environment.Clearance;
import dev.edd.environment.DeclaredEnvironment;
import dev.edd.environment.DeclaredEnvironment.Access;
import dev.edd.environment.Demands;
import dev.edd.environment.Predecessor;
import dev.edd.fixture.Migrations;
import dev.edd.migration.Migration;
import dev.edd.migration.Phase;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/** Environments that demand something, for tests. */
final class Declared {
    private static final Access NOWHERE = new Access("", "", "");

    private Declared() {}

    /** Returns a production that is promoted from a staging of which that is known. */
    static Clearance promoted(Predecessor staging) {
        DeclaredEnvironment production = new DeclaredEnvironment("production", NOWHERE, true, "staging", Demands.NONE);
        return new Clearance(production, staging, List.of(), "ada");
    }

    static Predecessor staging(Migration... applied) {
        return new Predecessor.Read("staging", Migrations.applied(applied));
    }

    /** Returns an environment with these demands and approvals, in which ada runs what is run. */
    static Clearance demanding(Demands demands, boolean production, Approval... approvals) {
        DeclaredEnvironment environment = new DeclaredEnvironment("production", NOWHERE, production, "", demands);
        return new Clearance(environment, new Predecessor.None(), List.of(approvals), "ada");
    }

    static Demands approval(Phase... phases) {
        return new Demands(Duration.ZERO, Set.of(phases), false, false);
    }

    static Demands fourEyes() {
        return new Demands(Duration.ZERO, Set.of(Phase.FINALIZATION), true, false);
    }

    static Demands soak(Duration soak, boolean allowOverride) {
        return new Demands(soak, Set.of(), false, allowOverride);
    }
}
