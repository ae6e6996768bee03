package dev.edd.maven;

import dev.edd.Edd;
import dev.edd.Environment;
import dev.edd.migration.SequenceNumber;
import dev.edd.plan.PhaseSelection;
import dev.edd.plan.PlanRequest;
import dev.edd.plan.Timing;
import java.util.List;
import java.util.Set;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/** What the goals share that plan a phase. */
abstract class PhaseMojo extends DatabaseMojo {
    /**
     * Which migrations: {@code initial}, {@code transition}, {@code finalization} or {@code all}; or those of another goal,
     * {@code pre-deploy}, {@code post-deploy} or {@code upgrade}. Also accepted bare, as
     * {@code -Dphase=initial}, where the POM says nothing. Without either: {@code initial}.
     */
    @Parameter(property = "edd.phase")
    private @Nullable String phase;

    @Parameter(property = "phase", readonly = true)
    private @Nullable String barePhase;

    /** Limits the run to one refactoring, by its sequence number; without it, all of them. */
    @Parameter(property = "edd.number")
    private @Nullable String number;

    /**
     * Whether an initial may run although one with a higher number has been applied, as happens after a merge. Only set
     * it where the two do not touch each other.
     */
    @Parameter(property = "edd.outOfOrder", defaultValue = "false")
    private boolean outOfOrder;

    /**
     * The release of the application that is being deployed: {@code 2.4.0}. {@code edd:pre-deploy},
     * {@code edd:post-deploy} and {@code edd:upgrade} take the project's version without {@code -SNAPSHOT} by default; the
     * other goals judge by it only if it is given.
     */
    @Parameter(property = "edd.release")
    private @Nullable String release;

    /**
     * The oldest release of the application that still runs: a finalization waits until this is a release that can do
     * without what it removes. Goes along with what {@code edd:release} has recorded.
     */
    @Parameter(property = "edd.oldestRelease")
    private @Nullable String oldestRelease;

    /**
     * The least time between a refactoring's transition (its initial, where there is none) and its finalization, by the
     * clock of the database: {@code P7D} for a week, {@code PT12H} for twelve hours. Without it, none.
     */
    @Parameter(property = "edd.minimumSoak")
    private @Nullable String minimumSoak;

    /**
     * Gates of finalizations that are taken for open, by name, and the reason, which is recorded:
     * {@code soak-over, old-releases-gone: the disk is nearly full}.
     */
    @Parameter(property = "edd.override")
    private @Nullable String override;

    /**
     * Gates that must have something to judge by: where one has not, it is closed and not merely mentioned.
     * {@code nobody-uses-it}, for one, needs the statement statistics of the server.
     */
    @Parameter(property = "edd.demand")
    private List<String> demand = List.of();

    @Override
    final void run(Edd edd, Environment environment) throws MojoExecutionException, MojoFailureException {
        Set<SequenceNumber> only = number == null ? Set.of() : Set.of(Numbers.of(number));
        PhaseSelection phases = phases();
        run(edd, environment, new PlanRequest(phases, only, outOfOrder, timing(phases)));
    }

    /** Returns which migrations the goal is about. */
    PhaseSelection phases() {
        return PhaseSelection.of(phase != null ? phase : barePhase != null ? barePhase : "initial");
    }

    private Timing timing(PhaseSelection phases) throws MojoExecutionException {
        Timing timing =
                Timing.NONE.soaking(Periods.of("edd.minimumSoak", minimumSoak)).demanding(demand);
        if (release != null || phases.deploys()) {
            timing = timing.deploying(Releases.named(release, project));
        }
        if (oldestRelease != null) {
            timing = timing.oldest(Releases.version("edd.oldestRelease", oldestRelease));
        }
        return override == null ? timing : timing.overriding(Timing.Overrule.of(override));
    }

    /** Does what the goal is for, for that phase. */
    abstract void run(Edd edd, Environment environment, PlanRequest request)
            throws MojoExecutionException, MojoFailureException;
}
