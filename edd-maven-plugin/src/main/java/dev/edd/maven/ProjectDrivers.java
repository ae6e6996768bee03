package dev.edd.maven;

import dev.edd.validation.Basis.Driver;
import java.util.List;
import org.apache.maven.artifact.Artifact;
import org.apache.maven.model.Dependency;
import org.apache.maven.project.MavenProject;

/** The dependencies that a project declares, drivers among them; none of them is resolved for that. */
final class ProjectDrivers {
    private ProjectDrivers() {}

    static List<Driver> of(MavenProject project) {
        return project.getDependencies().stream().map(ProjectDrivers::driver).toList();
    }

    private static Driver driver(Dependency dependency) {
        return new Driver(dependency.getArtifactId(), Artifact.SCOPE_TEST.equals(dependency.getScope()));
    }
}
