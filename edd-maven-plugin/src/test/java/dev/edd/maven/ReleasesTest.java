package dev.edd.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.edd.release.Version;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.project.MavenProject;
import org.junit.jupiter.api.Test;

class ReleasesTest {
    @Test
    void are_those_that_a_property_says() throws MojoExecutionException {
        assertThat(Releases.named("2.4.0", new MavenProject())).isEqualTo(Version.of("2.4.0"));
        assertThat(Releases.version("edd.oldestRelease", "2.3")).isEqualTo(Version.of("2.3"));
    }

    @Test
    void are_refused_where_a_variable_is_not_set() {
        assertThatThrownBy(() -> Releases.named(" ", new MavenProject())).hasMessage("""
                edd.release is empty.
                  Why    A variable that is not set leaves it so.
                  Fix    Set the variable, or leave -Dedd.release= out.""");
        assertThatThrownBy(() -> Releases.version("edd.oldestRelease", ""))
                .hasMessageStartingWith("edd.oldestRelease is empty.");
    }
}
