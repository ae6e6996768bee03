package dev.edd.maven;

import dev.edd.release.Version;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.project.MavenProject;
import org.jspecify.annotations.Nullable;

/** Which release of the application a goal is about. */
final class Releases {
    private Releases() {}

    /** Returns the release that was named, or else that of the project. */
    static Version named(@Nullable String release, MavenProject project) throws MojoExecutionException {
        if (release != null) {
            return version("edd.release", release);
        }
        if (project.getBasedir() == null) {
            throw new MojoExecutionException("""
                    edd.release is not set.
                      Why    Which migrations belong to the deployment depends on the release, and there is no POM to ask.
                      Fix    Name it: -Dedd.release=2.4.0""");
        }
        return Version.of(project.getVersion()).released();
    }

    /** Returns the release that a property says. */
    static Version version(String property, String text) throws MojoExecutionException {
        if (text.isBlank()) {
            throw new MojoExecutionException("""
                    %s is empty.
                      Why    A variable that is not set leaves it so.
                      Fix    Set the variable, or leave -D%s= out.""".formatted(property, property));
        }
        return Version.of(text);
    }
}
