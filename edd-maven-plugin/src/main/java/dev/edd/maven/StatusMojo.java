package dev.edd.maven;

import dev.edd.Edd;
import dev.edd.Environment;
import dev.edd.backfill.BackfillState;
import dev.edd.plan.DatabaseState;
import dev.edd.report.JsonReport;
import dev.edd.report.TextReport;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.ResolutionScope;

/** Shows how far the database has come with every refactoring, one line each. Changes nothing. */
@Mojo(name = "status", requiresProject = false, requiresDependencyResolution = ResolutionScope.TEST, threadSafe = true)
public class StatusMojo extends DatabaseMojo {
    @Override
    void run(Edd edd, Environment environment) throws MojoExecutionException {
        DatabaseState state = edd.status(environment);
        log("Status of %s".formatted(environment.target()));
        List<BackfillState> backfills = edd.backfills(environment);
        String text = Stream.of(TextReport.of(state), TextReport.backfills(backfills))
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining("\n"));
        report(text, () -> JsonReport.of(state, backfills));
    }
}
