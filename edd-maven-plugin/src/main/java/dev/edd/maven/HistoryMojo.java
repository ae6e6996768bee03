package dev.edd.maven;

import dev.edd.Edd;
import dev.edd.Environment;
import dev.edd.audit.AuditHistory;
import dev.edd.report.JsonReport;
import dev.edd.report.TextReport;
import java.util.Optional;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.plugins.annotations.ResolutionScope;

/**
 * Shows the audit trail of the database: every run, opened gate and event of a release, with who, when and from where.
 * Changes nothing.
 */
@Mojo(
        name = "history",
        requiresProject = false,
        requiresDependencyResolution = ResolutionScope.TEST,
        threadSafe = true,
        configurator = SecretConfigurator.HINT)
public class HistoryMojo extends DatabaseMojo {
    /** Also checks that no entry was changed, removed or slipped in, and fails if one was. */
    @Parameter(property = "edd.verify", defaultValue = "false")
    private boolean verify;

    /** Also prints, below each line, how long it took, the versions, the commit and the digest of the plan; JSON has them always. */
    @Parameter(property = "edd.detail", defaultValue = "false")
    private boolean detail;

    @Override
    boolean needsChangelog() {
        return false;
    }

    @Override
    void run(Edd edd, Environment environment) throws MojoExecutionException, MojoFailureException {
        AuditHistory history = edd.history(environment);
        log("History of %s".formatted(environment.target()));
        report(detail ? TextReport.detailed(history) : TextReport.of(history), () -> JsonReport.of(history));
        Optional<String> flaw = verify ? history.flaw() : Optional.empty();
        if (flaw.isPresent()) {
            throw new MojoFailureException(TextReport.broken(flaw.get()));
        }
        if (verify) {
            log(TextReport.unbroken(history));
        }
    }
}
