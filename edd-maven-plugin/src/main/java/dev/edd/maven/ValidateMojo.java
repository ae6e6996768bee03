package dev.edd.maven;

import dev.edd.Edd;
import dev.edd.report.JsonReport;
import dev.edd.report.TextReport;
import dev.edd.validation.Validation;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;

/** Checks every migration against the rules; needs no database and no driver. */
@Mojo(name = "validate", defaultPhase = LifecyclePhase.VALIDATE, requiresProject = false, threadSafe = true)
public class ValidateMojo extends EddMojo {
    @Override
    void run(Edd edd) throws MojoExecutionException, MojoFailureException {
        Validation validation = edd.validate(dialect());
        if (validation.failed()) {
            reportJson(() -> JsonReport.of(validation));
            throw new MojoFailureException(TextReport.of(validation));
        }
        report(TextReport.of(validation), () -> JsonReport.of(validation));
    }
}
