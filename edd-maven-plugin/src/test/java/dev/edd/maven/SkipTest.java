package dev.edd.maven;

import static org.assertj.core.api.Assertions.assertThat;

import javax.inject.Inject;
import org.apache.maven.api.plugin.testing.InjectMojo;
import org.apache.maven.api.plugin.testing.MojoTest;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.Mojo;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@MojoTest
class SkipTest {
    private final RecordedLog log = new RecordedLog();

    @Inject
    private MavenSession session;

    @BeforeEach
    void everything_else_is_wrong() {
        session.getUserProperties().setProperty("edd.skip", "true");
        session.getUserProperties().setProperty("edd.url", "no JDBC URL");
        session.getUserProperties().setProperty("edd.serverId", "nobody");
        session.getUserProperties().setProperty("edd.changelogDirectory", "nowhere");
        session.getUserProperties().setProperty("edd.changelogFile", "nowhere.yaml");
        session.getUserProperties().setProperty("edd.dialect", "klingon");
        session.getUserProperties().setProperty("edd.format", "papyrus");
        session.getUserProperties().setProperty("edd.phase", "later");
        session.getUserProperties().setProperty("edd.phases", "later");
        session.getUserProperties().setProperty("edd.onRowError", "panic");
        session.getUserProperties().setProperty("edd.workers", "0");
    }

    @Test
    @InjectMojo(goal = "validate")
    void validate_checks_nothing(ValidateMojo mojo) throws Exception {
        assertDoesNothing(mojo);
    }

    @Test
    @InjectMojo(goal = "migrate")
    void migrate_runs_nothing(MigrateMojo mojo) throws Exception {
        assertDoesNothing(mojo);
    }

    @Test
    @InjectMojo(goal = "plan")
    void plan_plans_nothing(PlanMojo mojo) throws Exception {
        assertDoesNothing(mojo);
    }

    @Test
    @InjectMojo(goal = "status")
    void status_asks_no_database(StatusMojo mojo) throws Exception {
        assertDoesNothing(mojo);
    }

    @Test
    @InjectMojo(goal = "create")
    void create_writes_nothing(CreateMojo mojo) throws Exception {
        assertDoesNothing(mojo);
    }

    private void assertDoesNothing(Mojo mojo) throws Exception {
        mojo.setLog(log);
        mojo.execute();
        assertThat(log.lines()).containsExactly("Skipped: edd.skip is set.");
    }
}
