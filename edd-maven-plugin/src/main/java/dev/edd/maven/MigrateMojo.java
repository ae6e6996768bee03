package dev.edd.maven;

import dev.edd.Edd;
import dev.edd.Environment;
import dev.edd.execution.Progress;
import dev.edd.plan.Outcome;
import dev.edd.plan.PlanRequest;
import dev.edd.report.JsonReport;
import dev.edd.report.TextReport;
import dev.edd.safeguard.Safeguard;
import java.util.List;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.plugins.annotations.ResolutionScope;
import org.jspecify.annotations.Nullable;

/** Applies the migrations of a phase: plans first, then runs what is due, through Liquibase. */
@Mojo(
        name = "migrate",
        defaultPhase = LifecyclePhase.PRE_INTEGRATION_TEST,
        requiresProject = false,
        requiresDependencyResolution = ResolutionScope.TEST,
        threadSafe = true,
        configurator = SecretConfigurator.HINT)
public class MigrateMojo extends BackfillMojo {
    /**
     * A command of the system's shell that runs before a plan that destroys data (drops a column or table, deletes rows): a
     * dump, a snapshot. Nothing runs if it fails. It gets no password; its environment has {@code EDD_URL},
     * {@code EDD_USERNAME}, {@code EDD_MIGRATIONS} and {@code EDD_TABLES}, and its output goes to the log.
     */
    @Parameter(property = "edd.beforeDestructive")
    private @Nullable String beforeDestructive;

    @Override
    void run(Edd edd, Environment environment, PlanRequest request)
            throws MojoExecutionException, MojoFailureException {
        log("Phase %s on %s".formatted(request.phases(), environment.target()));
        List<Outcome> outcomes = edd.migrate(environment, request, progress(environment));
        report(TextReport.of(outcomes), () -> JsonReport.of(outcomes));
        if (outcomes.stream().anyMatch(Outcome::isBad)) {
            throw new MojoFailureException(TextReport.blocked(outcomes));
        }
    }

    private Progress progress(Environment environment) {
        Progress log = LogProgress.of(getLog(), isInteractive());
        return beforeDestructive == null
                ? log
                : Safeguard.of(beforeDestructive, environment.target(), getLog()::info, log);
    }
}
