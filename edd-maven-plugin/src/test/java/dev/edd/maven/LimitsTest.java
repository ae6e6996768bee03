package dev.edd.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import javax.inject.Inject;
import org.apache.maven.api.plugin.testing.InjectMojo;
import org.apache.maven.api.plugin.testing.MojoParameter;
import org.apache.maven.api.plugin.testing.MojoTest;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.Mojo;
import org.apache.maven.plugin.MojoExecutionException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Numbers that a parameter cannot have. */
@MojoTest
class LimitsTest {
    private final RecordedLog log = new RecordedLog();

    @Inject
    private MavenSession session;

    private final Path directory;

    LimitsTest(@TempDir Path directory) {
        this.directory = directory;
    }

    @BeforeEach
    void a_refactoring() {
        ChangelogFolder.withOneRefactoring(directory);
        session.getUserProperties().setProperty("edd.changelogDirectory", directory.toString());
        session.getUserProperties().setProperty("edd.url", "jdbc:h2:mem:limits");
    }

    private void assertRefuses(Mojo mojo, String what) {
        mojo.setLog(log);
        assertThatThrownBy(mojo::execute)
                .isInstanceOf(MojoExecutionException.class)
                .hasMessageContaining(what)
                .hasMessageContaining("\n  Why    ")
                .hasMessageContaining("\n  Fix    ");
        assertThat(log.lines()).isEmpty();
    }

    @Test
    @InjectMojo(goal = "migrate")
    @MojoParameter(name = "lockWait", value = "-1")
    void refuse_to_wait_less_than_no_time(MigrateMojo mojo) {
        assertRefuses(mojo, "edd.lockWait=-1 does not fit.");
    }

    @Test
    @InjectMojo(goal = "migrate")
    @MojoParameter(name = "maxLag", value = "-5")
    void refuse_a_replica_that_is_ahead(MigrateMojo mojo) {
        assertRefuses(mojo, "edd.maxLag=-5");
    }

    @Test
    @InjectMojo(goal = "migrate")
    @MojoParameter(name = "latencyBudget", value = "-1")
    void name_each_parameter_that_may_be_the_wrong_one(MigrateMojo mojo) {
        assertRefuses(mojo, "edd.latencyBudget=-1 do not fit.");
    }

    @Test
    @InjectMojo(goal = "migrate")
    @MojoParameter(name = "lockTimeout", value = "-1")
    void refuse_a_negative_timeout(MigrateMojo mojo) {
        assertRefuses(mojo, "edd.lockTimeout=-1");
    }
}
