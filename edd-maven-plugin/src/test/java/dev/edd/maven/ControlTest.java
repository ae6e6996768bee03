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
import org.apache.maven.plugin.MojoFailureException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How a project weighs findings; the changelog has a suppression of nothing, which is a warning. */
@MojoTest
class ControlTest {
    private final RecordedLog log = new RecordedLog();

    @Inject
    private MavenSession session;

    private final Path directory;

    ControlTest(@TempDir Path directory) {
        this.directory = directory;
    }

    @BeforeEach
    void a_changelog_with_a_warning() {
        new ChangelogFolder(directory).with("initial/0001_shop.sql", "--edd allow: nothing for no reason\nSELECT 1;\n");
        session.getUserProperties().setProperty("edd.changelogDirectory", directory.toString());
        session.getUserProperties()
                .setProperty("edd.baseline", directory.resolve("known.json").toString());
    }

    @Test
    @InjectMojo(goal = "validate")
    void passes_on_warnings(ValidateMojo mojo) throws Exception {
        assertThat(run(mojo)).contains("WARNING unused-suppression").endsWith("0 errors, 1 warning.");
    }

    @Test
    @InjectMojo(goal = "validate")
    @MojoParameter(name = "failOn", value = "warning")
    void fails_on_warnings_where_that_is_wanted(ValidateMojo mojo) {
        assertThatThrownBy(mojo::execute)
                .isInstanceOf(MojoFailureException.class)
                .hasMessageStartingWith("WARNING unused-suppression\n");
    }

    @Test
    @InjectMojo(goal = "validate")
    @MojoParameter(name = "failOnOverdue", value = "true")
    void fails_on_what_is_overdue_where_that_is_wanted(ValidateMojo mojo) {
        new ChangelogFolder(directory).with("transition/0001_shop.sql", "--edd expires: 2024-01-31\nSELECT 1;\n");

        assertThatThrownBy(mojo::execute)
                .isInstanceOf(MojoFailureException.class)
                .hasMessageContaining("ERROR expired-transition\n")
                .hasMessageContaining("0001_shop/transition was to be over by 2024-01-31, ");
    }

    @Test
    @InjectMojo(goal = "validate")
    void warns_of_what_is_overdue(ValidateMojo mojo) throws Exception {
        new ChangelogFolder(directory).with("transition/0001_shop.sql", "--edd expires: 2024-01-31\nSELECT 1;\n");

        assertThat(run(mojo)).contains("WARNING expired-transition").contains(" days ago.");
    }

    @Test
    @InjectMojo(goal = "validate")
    @MojoParameter(name = "failOnOverdue", value = "true")
    @MojoParameter(name = "maxTransition", value = "P90D")
    void fails_on_what_has_no_end_long_after_its_release_was_cut(ValidateMojo mojo) {
        new ChangelogFolder(directory)
                .with("initial/0002_split.sql", "CREATE TABLE part (id INT);\n")
                .with("transition/0002_split.sql", "--edd repeat: until 0 rows\nUPDATE part SET id = 1 WHERE id = 0;\n")
                .with("edd.yaml", "releases: [{version: 1.0, through: 2, date: 2024-01-31}]\n");

        assertThatThrownBy(mojo::execute)
                .isInstanceOf(MojoFailureException.class)
                .hasMessageContaining("ERROR lingering-transition\n")
                .hasMessageContaining("0002_split/transition has no finalization, ")
                .hasMessageContaining(" days after release 1.0 was cut.");
    }

    @Test
    @InjectMojo(goal = "status")
    @MojoParameter(name = "maxTransition", value = "ninety days")
    void knows_what_a_span_of_time_is(StatusMojo mojo) {
        assertThatThrownBy(mojo::execute)
                .isInstanceOf(MojoExecutionException.class)
                .hasMessageContaining("\"maxTransition\" has the value \"ninety days\".")
                .hasMessageContaining("Write \"maxTransition: P90D\"; it may be P90D, PT12H.");
    }

    @Test
    @InjectMojo(goal = "validate")
    @MojoParameter(name = "failOn", value = "warn")
    void knows_no_other_words(ValidateMojo mojo) {
        assertThatThrownBy(mojo::execute)
                .isInstanceOf(MojoExecutionException.class)
                .hasMessage("""
                "failOn" has the value "warn".
                  Where  edd.failOn
                  Why    It has no effect, although whoever wrote it counts on one.
                  Fix    Write "failOn: warning"; it may be warning, error.""");
    }

    @Test
    @InjectMojo(goal = "validate")
    void takes_the_severity_of_a_rule_from_the_command_line(ValidateMojo mojo) throws Exception {
        session.getUserProperties().setProperty("edd.rules.unused-suppression", "off");

        assertThat(run(mojo)).doesNotContain("unused-suppression").endsWith("0 errors, 0 warnings.");
    }

    @Test
    @InjectMojo(goal = "validate")
    @MojoParameter(name = "requireSchema", value = "true")
    void wants_names_with_their_schema_where_that_is_asked_for(ValidateMojo mojo) {
        new ChangelogFolder(directory).with("initial/0002_stock.sql", "CREATE TABLE stock (id INT PRIMARY KEY);\n");

        assertThatThrownBy(mojo::execute)
                .isInstanceOf(MojoFailureException.class)
                .hasMessageContaining(
                        "ERROR unqualified-name\n  What   0002_stock/initial names stock without its schema.");
    }

    @Test
    @InjectMojo(goal = "validate")
    void takes_names_as_they_are_otherwise(ValidateMojo mojo) throws Exception {
        new ChangelogFolder(directory).with("initial/0002_stock.sql", """
                --edd allow: unqualified-name runs in several schemas
                CREATE TABLE stock (id INT PRIMARY KEY);
                """);

        assertThat(run(mojo)).doesNotContain("unqualified-name").endsWith("0 errors, 1 warning.");
    }

    @Test
    @InjectMojo(goal = "validate")
    @MojoParameter(name = "failOn", value = "warning")
    @MojoParameter(name = "updateBaseline", value = "true")
    void takes_what_is_there_for_known(ValidateMojo mojo) throws Exception {
        assertThat(run(mojo))
                .startsWith("Written to " + directory.resolve("known.json"))
                .endsWith("0 errors, 0 warnings, 1 finding in the baseline.");
        assertThat(directory.resolve("known.json")).content().contains("\"rule\" : \"unused-suppression\"");
    }

    @Test
    @InjectMojo(goal = "validate")
    void says_what_of_the_baseline_is_gone(ValidateMojo mojo) throws Exception {
        Files.writeString(directory.resolve("known.json"), """
                {"findings": [{"rule": "new-constraint", "path": "initial/0002_a.sql", "statement": "x"}]}""");

        assertThat(run(mojo)).contains("The baseline holds new-constraint in initial/0002_a.sql, which is gone.");
    }

    @Test
    @InjectMojo(goal = "validate")
    @MojoParameter(name = "reportFormats", value = "sarif,gitlab")
    void writes_reports_for_other_tools(ValidateMojo mojo) throws Exception {
        Path folder = mojo.buildDirectory().resolve("edd");
        Files.deleteIfExists(folder.resolve("validation.sarif"));
        Files.deleteIfExists(folder.resolve("validation-github.txt"));

        run(mojo);

        assertThat(folder.resolve("validation.sarif")).content().contains("\"ruleId\" : \"unused-suppression\"");
        assertThat(folder.resolve("validation-gitlab.json")).content().contains("\"severity\" : \"minor\"");
        assertThat(folder.resolve("validation-github.txt")).doesNotExist();
    }

    @Test
    @InjectMojo(goal = "validate")
    @MojoParameter(name = "reportFormats", value = "sarif,xml")
    void knows_no_other_formats(ValidateMojo mojo) {
        assertThatThrownBy(mojo::execute)
                .isInstanceOf(MojoExecutionException.class)
                .hasMessageStartingWith("\"xml\" is no format of a report.\n");
    }

    private String run(ValidateMojo mojo) throws Exception {
        mojo.setLog(log);
        mojo.execute();
        return log.text();
    }
}
