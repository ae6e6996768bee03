package dev.edd.maven;

import dev.edd.Edd;
import dev.edd.Environment;
import dev.edd.database.Runner;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.ResolutionScope;

/** Makes backfills wait before their next chunk, wherever they run, until {@code edd:resume}. They keep what they have done. */
@Mojo(
        name = "pause",
        requiresProject = false,
        requiresDependencyResolution = ResolutionScope.TEST,
        threadSafe = true,
        configurator = SecretConfigurator.HINT)
public class PauseMojo extends RefactoringMojo {
    @Override
    void run(Edd edd, Environment environment) throws MojoExecutionException {
        String user = environment.standing().runner().user();
        edd.pause(environment, only(), "%s@%s".formatted(user.isBlank() ? "somebody" : user, Runner.host()));
        getLog().info("%s: paused. Go on with: mvn edd:resume".formatted(what()));
    }
}
