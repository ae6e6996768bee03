package dev.edd.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.edd.Edd;
import dev.edd.Environment;
import dev.edd.changelog.PlainSqlFolder;
import dev.edd.database.Target;
import dev.edd.execution.Progress;
import dev.edd.plan.PhaseSelection;
import dev.edd.plan.PlanRequest;
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

/** A command that runs before a column is dropped. */
@MojoTest
class BeforeDestructiveTest {
    private final RecordedLog log = new RecordedLog();

    @Inject
    private MavenSession session;

    private final Path directory;

    BeforeDestructiveTest(@TempDir Path directory) {
        this.directory = directory;
    }

    @BeforeEach
    void a_refactoring_whose_finalization_is_due() {
        String url = "jdbc:h2:file:%s".formatted(directory.resolve("database"));
        new ChangelogFolder(directory)
                .with("initial/0001_shop.sql", "CREATE TABLE item (id INT PRIMARY KEY, code VARCHAR(9));\n")
                .with("initial/0002_split.sql", "ALTER TABLE item ADD COLUMN location VARCHAR(9);\n")
                .with("finalization/0002_split.sql", "ALTER TABLE item DROP COLUMN code;\n");
        new Edd(new PlainSqlFolder(directory.toString(), directory))
                .migrate(
                        Environment.of(Target.of(url).as("sa", "")),
                        PlanRequest.of(PhaseSelection.INITIAL),
                        Progress.SILENT);
        session.getUserProperties().setProperty("edd.changelogDirectory", directory.toString());
        session.getUserProperties().setProperty("edd.url", url);
        session.getUserProperties().setProperty("edd.username", "sa");
        session.getUserProperties().setProperty("edd.phase", "finalization");
    }

    @Test
    @InjectMojo(goal = "migrate")
    @MojoParameter(name = "beforeDestructive", value = "echo saved $EDD_TABLES")
    void writes_to_the_log_before_anything_runs(MigrateMojo mojo) throws Exception {
        mojo.setLog(log);
        mojo.execute();

        assertThat(log.text())
                .containsSubsequence(
                        "Before data is destroyed: echo saved $EDD_TABLES",
                        "saved item",
                        "[1/1] 0002_split/finalization applied");
    }

    @Test
    @InjectMojo(goal = "migrate")
    @MojoParameter(name = "beforeDestructive", value = "echo typed: $MAVEN_CMD_LINE_ARGS.")
    void does_not_find_what_was_typed_and_may_be_a_password(MigrateMojo mojo) throws Exception {
        mojo.setLog(log);
        mojo.execute();

        assertThat(log.lines()).contains("typed: .");
    }

    @Test
    @InjectMojo(goal = "migrate")
    @MojoParameter(name = "beforeDestructive", value = "exit 3")
    void stops_the_goal_if_it_fails(MigrateMojo mojo) {
        mojo.setLog(log);

        assertThatThrownBy(mojo::execute)
                .isInstanceOf(MojoExecutionException.class)
                .hasMessageStartingWith("The command before data is destroyed failed; nothing has run.");
        assertThat(log.text()).doesNotContain("applied");
    }
}
