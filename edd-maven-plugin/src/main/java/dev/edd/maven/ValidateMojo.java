package dev.edd.maven;

import dev.edd.Edd;
import dev.edd.maven.Check.Form;
import dev.edd.report.ReportFormat;
import java.util.List;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/** Checks every migration against the rules; needs no database and no driver. */
@Mojo(
        name = "validate",
        defaultPhase = LifecyclePhase.VALIDATE,
        requiresProject = false,
        threadSafe = true,
        configurator = SecretConfigurator.HINT)
public class ValidateMojo extends JudgingMojo {
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

    @Override
    void run(Edd edd) throws MojoExecutionException, MojoFailureException {
        List<ReportFormat> formats = ReportFormat.named(reportFormats);
        Form form = Form.of(base(), formats, isForMachines());
        Verdict verdict = updateBaseline ? form.of(edd.adopt(hints())) : verdict(edd, form);
        if (updateBaseline && !ownsStandardOutput()) {
            getLog().info("Written to " + baseline());
        }
        ReportFolder folder = new ReportFolder(buildDirectory().resolve("edd"));
        folder.write(verdict, formats);
        if (!ownsStandardOutput()) {
            folder.show(verdict, formats);
        }
        if (verdict.failed()) {
            reportFailing(verdict.text(), verdict::json);
            throw new MojoFailureException(verdict.text());
        }
        report(verdict.text(), verdict::json);
    }
}
