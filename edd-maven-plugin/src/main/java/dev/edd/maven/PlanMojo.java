package dev.edd.maven;

import dev.edd.Edd;
import dev.edd.Environment;
import dev.edd.plan.Plan;
import dev.edd.plan.PlanRefusedException;
import dev.edd.plan.PlanRequest;
import dev.edd.report.JsonReport;
import dev.edd.report.TextReport;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.ResolutionScope;

/**
 * Shows what {@code edd:migrate} would run for a phase, in order and with its SQL, and what not and why. Changes
 * nothing. Fails where {@code edd:migrate} would refuse.
 */
@Mojo(
        name = "plan",
        requiresProject = false,
        requiresDependencyResolution = ResolutionScope.TEST,
        threadSafe = true,
        configurator = SecretConfigurator.HINT)
public class PlanMojo extends PhaseMojo {
    @Override
    void run(Edd edd, Environment environment, PlanRequest request) throws MojoExecutionException {
        Plan plan = edd.plan(environment, request);
        log("Plan for phase %s on %s".formatted(request.phases(), environment.target()));
        report(TextReport.of(plan), () -> JsonReport.of(plan));
        if (!plan.refusals().isEmpty()) {
            throw new PlanRefusedException(plan.refusals());
        }
    }
}
