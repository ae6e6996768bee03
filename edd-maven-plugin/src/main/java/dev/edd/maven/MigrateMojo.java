package dev.edd.maven;

import dev.edd.Edd;
import dev.edd.Environment;
import dev.edd.backfill.BackfillSettings;
import dev.edd.plan.Outcome;
import dev.edd.plan.PlanRequest;
import dev.edd.report.JsonReport;
import dev.edd.report.TextReport;
import java.time.Duration;
import java.util.List;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.plugins.annotations.ResolutionScope;

/** Applies the migrations of a phase: plans first, then runs what is due, through Liquibase. */
@Mojo(
        name = "migrate",
        defaultPhase = LifecyclePhase.PRE_INTEGRATION_TEST,
        requiresProject = false,
        requiresDependencyResolution = ResolutionScope.TEST,
        threadSafe = true)
public class MigrateMojo extends LockMojo {
    /** How many chunks of a backfill this run works on at the same time, each on a connection of its own. */
    @Parameter(property = "edd.workers", defaultValue = "1")
    private int workers;

    /** About how many milliseconds a chunk of a backfill takes; the number of rows adapts itself. */
    @Parameter(property = "edd.chunkTime", defaultValue = "250")
    private int chunkTime;

    /** The share of its time that a backfill works, in percent; it sleeps for the rest, so that others get through. */
    @Parameter(property = "edd.load", defaultValue = "80")
    private int load;

    /**
     * What to do at a row that a backfill cannot move: {@code stop}, or {@code record} it and go on.
     */
    @Parameter(property = "edd.onRowError", defaultValue = "stop")
    private String onRowError;

    @Override
    BackfillSettings backfill() throws MojoExecutionException {
        boolean record = onRowError.equalsIgnoreCase("record");
        boolean known = record || onRowError.equalsIgnoreCase("stop");
        if (!known || workers < 1 || chunkTime < 1 || load < 1 || load > 100) {
            throw new MojoExecutionException("""
                    edd.workers=%s, edd.chunkTime=%s, edd.load=%s, edd.onRowError=%s do not fit.
                      Why    A backfill needs a worker, some time, a share of it and one of two ways to take an error.
                      Fix    Use numbers from 1 up, a load of at most 100, and -Dedd.onRowError=stop or record.""".formatted(workers, chunkTime, load, onRowError));
        }
        return new BackfillSettings(workers, Duration.ofMillis(chunkTime), load / 100.0, record);
    }

    @Override
    void run(Edd edd, Environment environment, PlanRequest request)
            throws MojoExecutionException, MojoFailureException {
        log("Phase %s on %s".formatted(request.phases(), environment.target()));
        List<Outcome> outcomes = edd.migrate(environment, request, new LogProgress(getLog()));
        report(TextReport.of(outcomes), () -> JsonReport.of(outcomes));
        if (outcomes.stream().anyMatch(Outcome::isBad)) {
            throw new MojoFailureException(TextReport.blocked(outcomes));
        }
    }
}
