package dev.edd.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import javax.inject.Inject;
import org.apache.maven.api.plugin.testing.InjectMojo;
import org.apache.maven.api.plugin.testing.MojoParameter;
import org.apache.maven.api.plugin.testing.MojoTest;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.Mojo;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@MojoTest
class ReportTest {
    private final RecordedLog log = new RecordedLog();

    @Inject
    private MavenSession session;

    private final Path directory;

    ReportTest(@TempDir Path directory) {
        this.directory = directory;
    }

    @BeforeEach
    void a_changelog() {
        ChangelogFolder.withOneRefactoring(directory.resolve("changelog"));
        properties()
                .setProperty(
                        "edd.changelogDirectory", directory.resolve("changelog").toString());
        properties().setProperty("edd.url", "jdbc:h2:mem:report");
    }

    private Properties properties() {
        return session.getUserProperties();
    }

    /** Runs a goal and returns what it writes to standard output, on a terminal that knows ASCII only. */
    private String standardOutputOf(Mojo mojo) throws Exception {
        PrintStream before = System.out;
        ByteArrayOutputStream written = new ByteArrayOutputStream();
        System.setOut(new PrintStream(written, true, StandardCharsets.US_ASCII));
        try {
            mojo.setLog(log);
            mojo.execute();
        } finally {
            System.setOut(before);
        }
        return written.toString(StandardCharsets.UTF_8);
    }

    @Test
    @InjectMojo(goal = "validate")
    void is_text_in_the_build_log_by_default(ValidateMojo mojo) throws Exception {
        assertThat(standardOutputOf(mojo)).isEmpty();
        assertThat(log.text())
                .startsWith("Judged for H2 2.3 and later, which edd.url names.\n3 migrations of 1 refactoring in ")
                .endsWith(": 0 errors, 0 warnings.");
    }

    @Test
    @InjectMojo(goal = "validate")
    @MojoParameter(name = "format", value = "json")
    void in_JSON_goes_to_standard_output_and_nothing_else_does(ValidateMojo mojo) throws Exception {
        assertThat(standardOutputOf(mojo))
                .startsWith("{\n")
                .contains("\"failed\" : false")
                .endsWith("}\n");
        assertThat(log.lines()).isEmpty();
    }

    @Test
    @InjectMojo(goal = "plan")
    @MojoParameter(name = "format", value = "JSON")
    void in_JSON_of_a_plan_names_its_steps(PlanMojo mojo) throws Exception {
        assertThat(standardOutputOf(mojo))
                .startsWith("{\n")
                .contains("\"migration\" : \"0001_shop/initial\"")
                .endsWith("}\n");
    }

    @Test
    @InjectMojo(goal = "plan")
    @MojoParameter(name = "format", value = "json")
    void in_JSON_keeps_what_the_terminal_cannot_show(PlanMojo mojo) throws Exception {
        Files.writeString(
                directory.resolve("changelog/initial/0002_size.sql"), "ALTER TABLE shop ADD COLUMN größe INT;\n");
        assertThat(standardOutputOf(mojo)).contains("größe");
    }

    @Test
    @InjectMojo(goal = "status")
    @MojoParameter(name = "format", value = "json")
    void in_JSON_of_a_status_names_its_refactorings(StatusMojo mojo) throws Exception {
        assertThat(standardOutputOf(mojo))
                .startsWith("{\n")
                .contains("\"refactoring\" : \"0001_shop\"", "\"state\" : \"START\"")
                .endsWith("}\n");
    }

    @Test
    @InjectMojo(goal = "status")
    @MojoParameter(name = "format", value = "xml")
    void in_an_unknown_format_is_refused(StatusMojo mojo) {
        assertThatThrownBy(() -> standardOutputOf(mojo))
                .isInstanceOf(MojoExecutionException.class)
                .hasMessage("""
                        "xml" is no format.
                          Why    Results are shown as text for people, or as JSON for machines.
                          Fix    Use -Dedd.format=text or -Dedd.format=json.""");
    }

    @Test
    @InjectMojo(goal = "migrate")
    @MojoParameter(name = "format", value = "yaml")
    void in_an_unknown_format_is_refused_before_anything_runs(MigrateMojo mojo) {
        assertThatThrownBy(() -> standardOutputOf(mojo))
                .isInstanceOf(MojoExecutionException.class)
                .hasMessageStartingWith("\"yaml\" is no format.");
        assertThat(log.lines()).isEmpty();
    }

    @Nested
    class With_an_output_file {
        @BeforeEach
        void in_a_folder_that_does_not_exist() {
            properties().setProperty("edd.outputFile", file().toString());
        }

        private Path file() {
            return directory.resolve("reports/edd/result");
        }

        @Test
        @InjectMojo(goal = "explain")
        @MojoParameter(name = "rule", value = "json-column")
        @MojoParameter(name = "format", value = "json")
        void is_what_is_to_be_known_of_a_rule(ExplainMojo mojo) throws Exception {
            assertThat(standardOutputOf(mojo)).isEmpty();
            assertThat(file())
                    .content()
                    .startsWith("{\n  \"rules\" : [\n    {\n      \"rule\" : \"json-column\",\n")
                    .contains("\"databases\" : [\n        \"postgresql\"\n      ]", "\"page\" : \"# json-column\\n\\n");
        }

        @Test
        @InjectMojo(goal = "status")
        void is_text_in_that_file_alone(StatusMojo mojo) throws Exception {
            assertThat(standardOutputOf(mojo)).isEmpty();
            assertThat(file()).content().startsWith("REFACTORING   STATE   INITIAL   TRANSITION   FINALIZATION");
            assertThat(log.lines()).containsExactly("Status of jdbc:h2:mem:report", "Written to " + file());
        }

        @Test
        @InjectMojo(goal = "status")
        @MojoParameter(name = "format", value = "json")
        void is_JSON_in_that_file_alone(StatusMojo mojo) throws Exception {
            assertThat(standardOutputOf(mojo)).isEmpty();
            assertThat(file()).content().startsWith("{\n").endsWith("}\n");
        }

        @Test
        @InjectMojo(goal = "validate")
        @MojoParameter(name = "format", value = "json")
        void is_written_before_the_build_fails(ValidateMojo mojo) throws Exception {
            Files.delete(directory.resolve("changelog/initial/0001_shop.sql"));
            assertThatThrownBy(() -> standardOutputOf(mojo)).isInstanceOf(MojoFailureException.class);
            assertThat(file()).content().contains("\"failed\" : true", "\"rule\" : \"missing-initial\"");
        }

        @Test
        @InjectMojo(goal = "validate")
        void is_written_as_text_before_the_build_fails(ValidateMojo mojo) throws Exception {
            Files.delete(directory.resolve("changelog/initial/0001_shop.sql"));
            assertThatThrownBy(() -> standardOutputOf(mojo)).isInstanceOf(MojoFailureException.class);
            assertThat(file()).content().startsWith("ERROR missing-initial\n");
        }

        @Test
        @InjectMojo(goal = "status")
        void that_cannot_be_written_is_refused_with_its_path(StatusMojo mojo) throws Exception {
            Files.createDirectories(file());
            assertThatThrownBy(() -> standardOutputOf(mojo))
                    .isInstanceOf(MojoExecutionException.class)
                    .hasMessageStartingWith("The report cannot be written.\n  Where  %s\n  Why    ".formatted(file()))
                    .hasMessageEndingWith("\n  Fix    Make it writable, or choose another place.");
        }

        @Test
        @InjectMojo(goal = "migrate")
        void that_cannot_be_written_is_refused_before_anything_runs(MigrateMojo mojo) throws Exception {
            Files.createDirectories(directory.resolve("reports"));
            Files.writeString(directory.resolve("reports/edd"), "no folder");
            assertThatThrownBy(() -> standardOutputOf(mojo))
                    .isInstanceOf(MojoExecutionException.class)
                    .hasMessageContaining("is no folder.");
            assertThat(log.text()).doesNotContain("applied");
        }
    }
}
