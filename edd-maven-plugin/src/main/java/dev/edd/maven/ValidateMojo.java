package dev.edd.maven;

import dev.edd.Edd;
import dev.edd.report.JsonReport;
import dev.edd.report.ReportFormat;
import dev.edd.report.TextReport;
import dev.edd.validation.Basis.Hints;
import dev.edd.validation.Validation;
import java.util.List;
import java.util.Map;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/** Checks every migration against the rules; needs no database and no driver. */
@Mojo(name = "validate", defaultPhase = LifecyclePhase.VALIDATE, requiresProject = false, threadSafe = true)
public class ValidateMojo extends CheckingMojo {
    /**
     * The database that the migrations are written for: {@code h2}, {@code postgresql}, {@code mariadb} or {@code mysql}.
     * Without it, {@code edd.url} tells, or else the JDBC driver among the project's dependencies if there is exactly
     * one. Where nothing tells, the SQL is read tolerantly, and only the rules for all databases apply.
     */
    @Parameter(property = "edd.dialect")
    private @Nullable String dialect;

    /**
     * The version of the oldest server that the migrations run on: {@code 14}, {@code 8.0.12}. Statements that are free on
     * a newer one may stop the traffic on an older. Without it, the oldest version that is supported counts.
     */
    @Parameter(property = "edd.databaseVersion")
    private @Nullable String databaseVersion;

    /** Takes everything that is found for known from now on: writes it to {@code edd.baseline}. */
    @Parameter(property = "edd.updateBaseline", defaultValue = "false")
    private boolean updateBaseline;

    /**
     * In which formats to write the findings besides: {@code text}, {@code json}, {@code sarif}, {@code github},
     * {@code gitlab}. They become {@code validation.txt}, {@code validation.json}, {@code validation.sarif},
     * {@code validation-github.txt} and {@code validation-gitlab.json} in {@code target/edd/}. GitHub's go to standard
     * output, too, unless {@code edd.format=json} does.
     */
    @Parameter(property = "edd.reportFormats")
    private List<String> reportFormats = List.of();

    /**
     * Whether to fail where a transition is past the date that it names itself ({@code --edd expires:}), which is a warning
     * otherwise. How long one has been under way only a database knows: {@code edd:status}.
     */
    @Parameter(property = "edd.failOnOverdue", defaultValue = "false")
    private boolean failOnOverdue;

    @Override
    void weigh(Map<String, String> settings) {
        if (failOnOverdue) {
            settings.put("rules.expired-transition", "error");
        }
    }

    @Override
    void run(Edd edd) throws MojoExecutionException, MojoFailureException {
        Hints hints = new Hints(
                textOf(dialect), textOf(databaseVersion), url == null ? "" : url.text(), ProjectDrivers.of(project));
        List<ReportFormat> formats = ReportFormat.named(reportFormats);
        Validation validation = updateBaseline ? edd.adopt(hints) : edd.validate(hints);
        ReportFolder folder = new ReportFolder(buildDirectory().resolve("edd"), base());
        folder.write(validation, formats);
        if (!ownsStandardOutput()) {
            folder.show(validation, formats);
        }
        if (validation.failed()) {
            reportJson(() -> JsonReport.of(validation));
            throw new MojoFailureException(TextReport.of(validation));
        }
        report(TextReport.of(validation), () -> JsonReport.of(validation));
    }
}
