package dev.edd.maven;

import dev.edd.plan.PhaseSelection;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.ResolutionScope;

/**
 * Follows the roll-out of {@code edd.release}: runs every transition that is under way. {@code edd.phase} has no meaning
 * here.
 */
@Mojo(
        name = "post-deploy",
        requiresProject = false,
        requiresDependencyResolution = ResolutionScope.TEST,
        threadSafe = true,
        configurator = SecretConfigurator.HINT)
public class PostDeployMojo extends MigrateMojo {
    @Override
    PhaseSelection phases() {
        return PhaseSelection.POST_DEPLOY;
    }
}
