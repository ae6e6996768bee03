package dev.edd.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import javax.inject.Inject;
import org.apache.maven.api.plugin.testing.InjectMojo;
import org.apache.maven.api.plugin.testing.MojoParameter;
import org.apache.maven.api.plugin.testing.MojoTest;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.project.MavenProject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@MojoTest
class AggregatorTest {
    private final RecordedLog log = new RecordedLog();

    @Inject
    private MavenProject project;

    @BeforeEach
    void is_a_parent() {
        project.setArtifactId("shop-parent");
        project.setPackaging("pom");
    }

    @Test
    @InjectMojo(goal = "validate")
    void without_changelog_is_skipped(ValidateMojo mojo) throws Exception {
        mojo.setLog(log);
        mojo.execute();
        assertThat(log.lines())
                .containsExactly("Skipped: shop-parent has the packaging pom, and no src/main/resources/db/changelog.");
    }

    @Test
    @InjectMojo(goal = "validate")
    @MojoParameter(name = "changelogDirectory", value = "src/main/sql")
    void that_names_a_changelog_must_have_it(ValidateMojo mojo) {
        assertThatThrownBy(mojo::execute)
                .isInstanceOf(MojoFailureException.class)
                .hasMessageStartingWith("ERROR no-changelog\n")
                .hasMessageContaining("Where  src/main/sql");
    }
}
