package dev.edd.maven;

import dev.edd.Edd;
import dev.edd.release.Cuts.Cut;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * Cuts a release: writes into {@code edd.yaml} that it ends with the last refactoring there is, so that no initial need
 * name it. Keeps everything else in the file as it is. Needs no database.
 */
@Mojo(name = "cut", requiresProject = false, threadSafe = true, configurator = SecretConfigurator.HINT)
public class CutMojo extends EddMojo {
    /** The release: {@code 2.4.0}. The project's version without {@code -SNAPSHOT}, if there is a project. */
    @Parameter(property = "edd.release")
    private @Nullable String release;

    @Override
    void run(Edd edd) throws MojoExecutionException {
        if (changelogFile != null) {
            throw new MojoExecutionException("""
                    %s is a native Liquibase changelog.
                      Why    edd:cut writes into the edd.yaml of a changelog directory, which a native one has not.
                      Fix    Write "--edd release: …" into the initial instead, as a comment of its SQL.""".formatted(changelogFile));
        }
        Cut cut = edd.landscape().cut(base().resolve(changelogDirectory), Releases.named(release, project));
        getLog().info("Release %s ends with refactoring %s.".formatted(cut.release(), cut.through()));
    }
}
