package dev.edd.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Properties;
import javax.inject.Inject;
import org.apache.maven.api.plugin.testing.InjectMojo;
import org.apache.maven.api.plugin.testing.MojoParameter;
import org.apache.maven.api.plugin.testing.MojoTest;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.MojoExecutionException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@MojoTest
class PhaseTest {
    private final RecordedLog log = new RecordedLog();

    @Inject
    private MavenSession session;

    private final Path directory;

    PhaseTest(@TempDir Path directory) {
        this.directory = directory;
    }

    @BeforeEach
    void a_refactoring_of_three_phases() {
        ChangelogFolder.withOneRefactoring(directory);
        properties().setProperty("edd.changelogDirectory", directory.toString());
        properties().setProperty("edd.url", "jdbc:h2:mem:phase");
    }

    private Properties properties() {
        return session.getUserProperties();
    }

    private void assertPlans(PlanMojo mojo, String phase) throws Exception {
        mojo.setLog(log);
        mojo.execute();
        assertThat(log.lines()).startsWith("Plan for phase %s on jdbc:h2:mem:phase".formatted(phase));
    }

    @Test
    @InjectMojo(goal = "plan")
    void is_initial_where_nothing_says_so(PlanMojo mojo) throws Exception {
        assertPlans(mojo, "initial");
    }

    @Nested
    class Given_bare {
        @BeforeEach
        void on_the_command_line() {
            properties().setProperty("phase", "transition");
        }

        @Test
        @InjectMojo(goal = "plan")
        void is_taken_where_the_POM_says_nothing(PlanMojo mojo) throws Exception {
            assertPlans(mojo, "transition");
        }

        @Test
        @InjectMojo(goal = "plan")
        @MojoParameter(name = "phase", value = "all")
        void yields_to_the_POM(PlanMojo mojo) throws Exception {
            assertPlans(mojo, "all");
        }
    }

    @Nested
    class Given_as_edd_phase {
        @BeforeEach
        void on_the_command_line() {
            properties().setProperty("edd.phase", "all");
            properties().setProperty("phase", "transition");
        }

        @Test
        @InjectMojo(goal = "plan")
        void goes_before_the_bare_one(PlanMojo mojo) throws Exception {
            assertPlans(mojo, "all");
        }
    }

    @Test
    @InjectMojo(goal = "plan")
    @MojoParameter(name = "phase", value = "TRANSITION")
    void is_understood_in_any_case(PlanMojo mojo) throws Exception {
        assertPlans(mojo, "transition");
    }

    @Test
    @InjectMojo(goal = "migrate")
    @MojoParameter(name = "phase", value = "finalisation")
    void that_does_not_exist_is_answered_with_the_nearest_one(MigrateMojo mojo) {
        assertThatThrownBy(mojo::execute)
                .isInstanceOf(MojoExecutionException.class)
                .hasMessage("""
                        "finalisation" is no phase.
                          Why    Nothing can be planned for it.
                          Fix    Use -Dphase=finalization; the phases are finalization, transition, initial, all.""");
    }
}
