package dev.edd.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import javax.inject.Inject;
import org.apache.maven.api.plugin.testing.InjectMojo;
import org.apache.maven.api.plugin.testing.MojoParameter;
import org.apache.maven.api.plugin.testing.MojoTest;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.project.MavenProject;
import org.junit.jupiter.api.Test;

@MojoTest
class ExplainTest {
    private final RecordedLog log = new RecordedLog();

    @Inject
    private MavenProject project;

    @Test
    @InjectMojo(goal = "explain")
    @MojoParameter(name = "rule", value = "drop-column-too-early")
    void shows_the_page_of_a_rule_even_in_a_parent(ExplainMojo mojo) throws Exception {
        project.setPackaging("pom");
        mojo.setLog(log);
        mojo.execute();

        assertThat(log.lines())
                .startsWith(
                        "# drop-column-too-early",
                        "",
                        "ERROR, for every database: Until finalization a release that is running still reads and writes the column.")
                .contains("## Bad", "## The safe way", "## When to suppress");
    }

    @Test
    @InjectMojo(goal = "explain")
    void lists_every_rule(ExplainMojo mojo) throws Exception {
        mojo.setLog(log);
        mojo.execute();

        assertThat(log.lines())
                .anyMatch(line -> line.matches(
                        "ERROR +blocking-index +Until the index is built, every write to the table waits."))
                .anyMatch(line -> line.matches("ERROR +unknown-setting .*"))
                .endsWith("", "mvn edd:explain -Dedd.rule=<rule> shows the page of one, with examples.");
    }

    @Test
    @InjectMojo(goal = "explain")
    @MojoParameter(name = "rule", value = "blocking-idnex")
    void names_the_nearest_rule(ExplainMojo mojo) {
        assertThatThrownBy(mojo::execute)
                .isInstanceOf(MojoExecutionException.class)
                .hasMessage("""
                "blocking-idnex" is no rule.
                  Why    Only what there is can be explained.
                  Fix    Write -Dedd.rule=blocking-index; mvn edd:explain lists the rules.""");
    }
}
