package dev.edd.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.inject.Inject;
import org.apache.maven.api.plugin.testing.InjectMojo;
import org.apache.maven.api.plugin.testing.MojoParameter;
import org.apache.maven.api.plugin.testing.MojoTest;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a changelog may do besides changing the database. */
@MojoTest
class AllowTest {
    private final RecordedLog log = new RecordedLog();

    @Inject
    private MavenSession session;

    private final Path directory;

    AllowTest(@TempDir Path directory) {
        this.directory = directory;
    }

    @BeforeEach
    void a_changelog_that_runs_a_program() throws IOException {
        Path file = Files.writeString(directory.resolve("master.yaml"), """
                databaseChangeLog:
                - changeSet:
                    id: 1-boom
                    author: a
                    context: "@initial"
                    changes:
                    - sql: {sql: CREATE TABLE shop (id INT)}
                    - executeCommand: {executable: "%s/boom"}
                """.formatted(directory));
        session.getUserProperties().setProperty("edd.changelogFile", file.toString());
        session.getUserProperties().setProperty("edd.url", "jdbc:h2:mem:allow");
    }

    @Test
    @InjectMojo(goal = "validate")
    void is_nothing_by_default(ValidateMojo mojo) {
        assertThatThrownBy(mojo::execute)
                .isInstanceOf(MojoFailureException.class)
                .hasMessageContaining("ERROR untrusted-change")
                .hasMessageContaining("1-boom uses executeCommand, which runs a program on the machine that migrates.")
                .hasMessageContaining("-Dedd.allow=executeCommand");
    }

    @Test
    @InjectMojo(goal = "migrate")
    void is_refused_before_the_first_statement(MigrateMojo mojo) {
        assertThatThrownBy(mojo::execute)
                .isInstanceOf(MojoExecutionException.class)
                .hasMessageContaining("1-boom uses executeCommand");
    }

    @Test
    @InjectMojo(goal = "plan")
    void is_refused_by_a_plan(PlanMojo mojo) {
        assertThatThrownBy(mojo::execute)
                .isInstanceOf(MojoExecutionException.class)
                .hasMessageContaining("1-boom uses executeCommand");
    }

    @Test
    @InjectMojo(goal = "validate")
    @MojoParameter(name = "allow", value = "output, executeCommand")
    void is_what_is_named(ValidateMojo mojo) throws Exception {
        mojo.setLog(log);
        mojo.execute();
        assertThat(log.text()).endsWith("0 errors, 0 warnings, 1 note.").doesNotContain("untrusted-change");
    }
}
