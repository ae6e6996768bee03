package dev.edd.maven;

import dev.edd.Edd;
import dev.edd.Environment;
import dev.edd.Overview;
import dev.edd.plan.DatabaseState;
import dev.edd.plan.DatabaseState.Late;
import dev.edd.report.JsonReport;
import dev.edd.report.TextReport;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.plugins.annotations.ResolutionScope;
import org.jspecify.annotations.Nullable;

/** Shows how far the database has come with every refactoring, one line each. Changes nothing. */
@Mojo(name = "status", requiresProject = false, requiresDependencyResolution = ResolutionScope.TEST, threadSafe = true)
public class StatusMojo extends DatabaseMojo {
    /**
     * How long a refactoring may be in transition before it is called overdue: {@code P90D} for 90 days. Without it, only
     * the dates count that transitions name themselves ({@code --edd expires:}).
     */
    @Parameter(property = "edd.maxTransition")
    private @Nullable String maxTransition;

    /** Whether to fail where a refactoring is overdue. */
    @Parameter(property = "edd.failOnOverdue", defaultValue = "false")
    private boolean failOnOverdue;

    @Override
    void run(Edd edd, Environment environment) throws MojoExecutionException, MojoFailureException {
        Overview overview = edd.overview(environment);
        DatabaseState state = overview.state();
        List<Late> overdue = state.overdue(Periods.of("edd.maxTransition", maxTransition));
        log("Status of %s".formatted(environment.target()));
        String text = Stream.of(
                        TextReport.overdue(overdue).stripTrailing(),
                        TextReport.of(state),
                        TextReport.backfills(overview.backfills()))
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining("\n"));
        report(text, () -> JsonReport.of(state, overview.backfills(), overdue));
        if (failOnOverdue && !overdue.isEmpty()) {
            throw new MojoFailureException(TextReport.overdue(overdue).strip());
        }
    }
}
