package dev.edd.maven;

import dev.edd.Edd;
import dev.edd.Environment;
import dev.edd.Overview;
import dev.edd.environment.DeclaredEnvironment;
import dev.edd.fleet.Matrix;
import dev.edd.plan.DatabaseState;
import dev.edd.plan.DatabaseState.Late;
import dev.edd.report.JsonReport;
import dev.edd.report.TextReport;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.plugins.annotations.ResolutionScope;
import org.jspecify.annotations.Nullable;

/** Shows how far the database has come with every refactoring, one line each. Changes nothing. */
@Mojo(
        name = "status",
        requiresProject = false,
        requiresDependencyResolution = ResolutionScope.TEST,
        threadSafe = true,
        configurator = SecretConfigurator.HINT)
public class StatusMojo extends DatabaseMojo {
    /**
     * How long a refactoring may be in transition before it is called overdue: {@code P90D} for 90 days. Without it, what
     * {@code maxTransition} in {@code edd.yaml} says, and the dates of transitions ({@code --edd expires:}).
     */
    @Parameter(property = "edd.maxTransition")
    private @Nullable String maxTransition;

    /** Whether to fail where a refactoring is overdue, or an environment cannot be read, so that nobody knows. */
    @Parameter(property = "edd.failOnOverdue", defaultValue = "false")
    private boolean failOnOverdue;

    @Override
    void weigh(Map<String, String> settings) {
        settings.put("maxTransition", textOf(maxTransition));
    }

    @Override
    void run(Edd edd, Environment environment) throws MojoExecutionException, MojoFailureException {
        Overview overview = edd.overview(environment);
        DatabaseState state = overview.state();
        List<Late> overdue = state.overdue(edd.landscape().maxTransition());
        String name = environment.standing().declared().id();
        String text = TextReport.of(state, overview.backfills(), overdue, name);
        log("Status of %s".formatted(environment.target()));
        report(text, () -> JsonReport.of(state, overview.backfills(), overdue));
        Complaints.failOn(failOnOverdue, TextReport.overdue(overdue).lines().toList());
    }

    @Override
    void runAll(Edd edd, Function<DeclaredEnvironment, Environment> reach)
            throws MojoExecutionException, MojoFailureException {
        Matrix matrix = edd.landscape().matrix(reach);
        report(TextReport.of(matrix), () -> JsonReport.of(matrix));
        Complaints.failOn(failOnOverdue, matrix.complaints());
    }
}
