package dev.edd.maven;

import dev.edd.plan.PhaseSelection;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.ResolutionScope;

/**
 * Brings the database of an application that is stopped up to {@code edd.release} in one call, over any number of skipped
 * releases: in each of them the finalizations that are due, the initials, the transitions. {@code edd.phase} has no meaning
 * here.
 */
@Mojo(
        name = "upgrade",
        requiresProject = false,
        requiresDependencyResolution = ResolutionScope.TEST,
        threadSafe = true,
        configurator = SecretConfigurator.HINT)
public class UpgradeMojo extends MigrateMojo {
    @Override
    PhaseSelection phases() {
        return PhaseSelection.UPGRADE;
    }
}
