package dev.edd.maven;

import dev.edd.Edd;
import dev.edd.Environment;
import dev.edd.plan.Outcome;
import dev.edd.plan.PlanRequest;
import dev.edd.report.JsonReport;
import dev.edd.report.TextReport;
import java.util.List;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.ResolutionScope;

/** Applies the migrations of a phase: plans first, then runs what is due, through Liquibase. */
@Mojo(
        name = "migrate",
        defaultPhase = LifecyclePhase.PRE_INTEGRATION_TEST,
        requiresProject = false,
        requiresDependencyResolution = ResolutionScope.TEST,
        threadSafe = true)
public class MigrateMojo extends BackfillMojo {
    @Override
    void run(Edd edd, Environment environment, PlanRequest request)
            throws MojoExecutionException, MojoFailureException {
        log("Phase %s on %s".formatted(request.phases(), environment.target()));
        List<Outcome> outcomes = edd.migrate(environment, request, LogProgress.of(getLog(), isInteractive()));
        report(TextReport.of(outcomes), () -> JsonReport.of(outcomes));
        if (outcomes.stream().anyMatch(Outcome::isBad)) {
            throw new MojoFailureException(TextReport.blocked(outcomes));
        }
    }
}
