package dev.edd.maven;

import dev.edd.Edd;
import dev.edd.Environment;
import dev.edd.backfill.Backfill.RetriedRow;
import dev.edd.report.TextReport;
import java.util.List;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.ResolutionScope;

/** Tries the rows again that backfills could not move and have recorded, one by one. */
@Mojo(
        name = "retry",
        requiresProject = false,
        requiresDependencyResolution = ResolutionScope.TEST,
        threadSafe = true,
        configurator = SecretConfigurator.HINT)
public class RetryMojo extends RefactoringMojo {
    @Override
    void run(Edd edd, Environment environment) throws MojoExecutionException, MojoFailureException {
        List<RetriedRow> rows = edd.retry(environment, only());
        String text = TextReport.retried(rows);
        if (!rows.stream().allMatch(RetriedRow::moved)) {
            throw new MojoFailureException(text);
        }
        log(text);
    }
}
