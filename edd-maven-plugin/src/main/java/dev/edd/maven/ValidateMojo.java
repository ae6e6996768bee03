package dev.edd.maven;

import dev.edd.Control;
import dev.edd.Edd;
import dev.edd.maven.Check.Directory;
import dev.edd.maven.Check.Form;
import dev.edd.report.ReportFormat;
import java.util.List;
import java.util.Optional;
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
    /** How many migrations take longer here than with the start of another JVM, whatever is in them. */
    private static final int MANY = 5_000;

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
     * Whether a changelog directory of more than 5,000 refactorings is checked in a JVM of its own. That is quicker, as it
     * is started with options that are good for a single check, and needs up to 300 MB besides Maven's own memory.
     */
    @Parameter(property = "edd.fork", defaultValue = "true")
    private boolean fork;

    @Override
    void run(Edd edd) throws MojoExecutionException, MojoFailureException {
        List<ReportFormat> formats = ReportFormat.named(reportFormats);
        Verdict verdict = verdict(edd, Form.of(base(), formats, isForMachines()));
        if (updateBaseline && !ownsStandardOutput()) {
            getLog().info("Written to " + baseline());
        }
        for (ReportFormat format : formats) {
            ReportFile.write(buildDirectory().resolve("edd").resolve(format.fileName()), verdict.in(format));
        }
        if (formats.contains(ReportFormat.GITHUB) && !ownsStandardOutput()) {
            ReportFile.print(verdict.in(ReportFormat.GITHUB));
        }
        if (verdict.failed()) {
            reportFailing(verdict.text(), () -> verdict.in(ReportFormat.JSON));
            throw new MojoFailureException(verdict.text());
        }
        report(verdict.text(), () -> verdict.in(ReportFormat.JSON));
    }

    private Verdict verdict(Edd edd, Form form) {
        if (updateBaseline) {
            return form.of(edd.adopt(hints()));
        }
        return elsewhere(form).orElseGet(() -> form.of(edd.validate(hints())));
    }

    /** Returns what another JVM says; empty where that is not worth it, or cannot be had. */
    private Optional<Verdict> elsewhere(Form form) {
        Directory directory = new Directory(changelogDirectory, base().toString(), allowed());
        if (!fork || changelogFile != null || !directory.hasMoreThan(MANY)) {
            return Optional.empty();
        }
        getLog().debug("More than %s refactorings: checked in a JVM of its own.".formatted(MANY));
        Control control = control();
        return new OwnJvm(getLog())
                .verdict(new Check(
                        directory, control.settings(), control.baseline().path().toString(), hints(), form));
    }
}
