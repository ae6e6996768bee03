package dev.edd.maven;

import dev.edd.Edd;
import dev.edd.Environment;
import dev.edd.migration.SequenceNumber;
import dev.edd.plan.PhaseSelection;
import dev.edd.plan.PlanRequest;
import java.util.Set;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/** What the goals share that plan a phase. */
abstract class PhaseMojo extends DatabaseMojo {
    /**
     * Which migrations: {@code initial}, {@code transition}, {@code finalization} or {@code all}. Also accepted bare, as
     * {@code -Dphase=initial}, where the POM says nothing. Without either: {@code initial}.
     */
    @Parameter(property = "edd.phase")
    private @Nullable String phase;

    @Parameter(property = "phase", readonly = true)
    private @Nullable String barePhase;

    /** Limits the run to one refactoring, by its sequence number; without it, all of them. */
    @Parameter(property = "edd.number")
    private @Nullable Long number;

    /**
     * Whether an initial may run although one with a higher number has been applied, as happens after a merge. Only set
     * it where the two do not touch each other.
     */
    @Parameter(property = "edd.outOfOrder", defaultValue = "false")
    private boolean outOfOrder;

    @Override
    final void run(Edd edd, Environment environment) throws MojoExecutionException, MojoFailureException {
        String name = phase != null ? phase : barePhase != null ? barePhase : "initial";
        Set<SequenceNumber> only = number == null ? Set.of() : Set.of(new SequenceNumber(number));
        run(edd, environment, new PlanRequest(PhaseSelection.of(name), only, outOfOrder));
    }

    /** Does what the goal is for, for that phase. */
    abstract void run(Edd edd, Environment environment, PlanRequest request)
            throws MojoExecutionException, MojoFailureException;
}
