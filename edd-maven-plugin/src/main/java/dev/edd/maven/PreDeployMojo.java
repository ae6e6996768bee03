package dev.edd.maven;

import dev.edd.plan.PhaseSelection;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.ResolutionScope;

/**
 * Prepares the database for the roll-out of {@code edd.release}: runs the finalizations that are due, each behind its
 * transition, then the initials of all refactorings up to that release, release by release. {@code edd.phase} has no
 * meaning here.
 */
@Mojo(
        name = "pre-deploy",
        requiresProject = false,
        requiresDependencyResolution = ResolutionScope.TEST,
        threadSafe = true,
        configurator = SecretConfigurator.HINT)
public class PreDeployMojo extends MigrateMojo {
    @Override
    PhaseSelection phases() {
        return PhaseSelection.PRE_DEPLOY;
    }
}
