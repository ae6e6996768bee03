package dev.edd.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import javax.inject.Inject;
import org.apache.maven.api.plugin.testing.InjectMojo;
import org.apache.maven.api.plugin.testing.MojoParameter;
import org.apache.maven.api.plugin.testing.MojoTest;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.MojoExecutionException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@MojoTest
class CutTest {
    private final RecordedLog log = new RecordedLog();

    @Inject
    private MavenSession session;

    private final Path directory;

    CutTest(@TempDir Path directory) {
        this.directory = directory;
    }

    @BeforeEach
    void a_refactoring_and_settings() {
        ChangelogFolder.withOneRefactoring(directory).with("edd.yaml", "failOn: error # as ever\n");
        session.getUserProperties().setProperty("edd.changelogDirectory", directory.toString());
    }

    @Test
    @InjectMojo(goal = "cut")
    @MojoParameter(name = "release", value = "2.4.0")
    void ends_a_release_with_the_last_refactoring_once(CutMojo mojo) throws Exception {
        mojo.setLog(log);
        mojo.execute();

        assertThat(log.lines()).containsExactly("Release 2.4.0 ends with refactoring 0001.");
        assertThat(Files.readString(directory.resolve("edd.yaml")))
                .matches(
                        "failOn: error # as ever\nreleases:\n  - \\{version: 2.4.0, through: 1, date: 20\\d\\d-\\d\\d-\\d\\d}\n");
        assertThatThrownBy(mojo::execute)
                .isInstanceOf(MojoExecutionException.class)
                .hasMessageStartingWith("The release 2.4.0 cannot end with 0001.");
    }

    @Test
    @InjectMojo(goal = "cut")
    @MojoParameter(name = "release", value = "latest")
    void refuses_what_is_no_version(CutMojo mojo) {
        assertThatThrownBy(mojo::execute).hasMessageStartingWith("\"latest\" is no version of a release.");
        assertThat(Files.exists(directory.resolve("edd.yaml"))).isTrue();
        assertThat(directory.resolve("edd.yaml")).hasContent("failOn: error # as ever\n");
    }
}
