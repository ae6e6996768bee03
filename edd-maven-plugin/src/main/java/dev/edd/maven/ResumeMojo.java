package dev.edd.maven;

import dev.edd.Edd;
import dev.edd.Environment;
import java.util.Optional;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.ResolutionScope;

/** Lets backfills go on that {@code edd:pause} made wait. */
@Mojo(
        name = "resume",
        requiresProject = false,
        requiresDependencyResolution = ResolutionScope.TEST,
        threadSafe = true,
        configurator = SecretConfigurator.HINT)
public class ResumeMojo extends RefactoringMojo {
    @Override
    void run(Edd edd, Environment environment) throws MojoExecutionException {
        Optional<String> wait = edd.resume(environment, only());
        getLog().info(
                        wait.isEmpty()
                                ? "%s: resumed.".formatted(what())
                                : "%s waits on: %s. Let them go on with: mvn edd:resume".formatted(what(), wait.get()));
    }
}
