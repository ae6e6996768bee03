package dev.edd.maven;

import dev.edd.Edd;
import dev.edd.migration.Dialect;
import dev.edd.migration.Nearest;
import dev.edd.report.JsonReport;
import dev.edd.report.TextReport;
import dev.edd.validation.Validation;
import java.util.List;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/** Checks every migration against the rules; needs no database and no driver. */
@Mojo(name = "validate", defaultPhase = LifecyclePhase.VALIDATE, requiresProject = false, threadSafe = true)
public class ValidateMojo extends EddMojo {
    /**
     * Whose SQL the migrations are written in: {@code h2}, {@code postgresql}, {@code mariadb} or {@code mysql}. Without
     * it, {@code edd.url} tells; and where there is none, the SQL is read tolerantly.
     */
    @Parameter(property = "edd.dialect")
    private @Nullable String dialect;

    @Override
    void run(Edd edd) throws MojoExecutionException, MojoFailureException {
        Validation validation = edd.validate(dialect());
        if (validation.failed()) {
            reportJson(() -> JsonReport.of(validation));
            throw new MojoFailureException(TextReport.of(validation));
        }
        report(TextReport.of(validation), () -> JsonReport.of(validation));
    }

    private Dialect dialect() throws MojoExecutionException {
        if (dialect == null) {
            return url == null ? Dialect.OTHER : Dialect.ofUrl(url.text());
        }
        for (Dialect known : Dialect.values()) {
            if (known.name().equalsIgnoreCase(dialect)) {
                return known;
            }
        }
        List<String> nearest = Nearest.to(dialect, List.of("h2", "postgresql", "mariadb", "mysql"));
        throw new MojoExecutionException("""
                "%s" is no dialect.
                  Why    It decides how quotes and bodies in the SQL are read.
                  Fix    Use -Dedd.dialect=%s; the dialects are %s.""".formatted(dialect, nearest.get(0), String.join(", ", nearest)));
    }
}
