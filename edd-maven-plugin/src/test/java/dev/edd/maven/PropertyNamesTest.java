package dev.edd.maven;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Properties;
import javax.inject.Inject;
import org.apache.maven.api.plugin.testing.MojoTest;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.MojoExecutionException;
import org.codehaus.plexus.PlexusContainer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@MojoTest
class PropertyNamesTest {
    private static final PropertyNames NAMES = PropertyNames.of(Terminal.plugin());

    @Inject
    private PlexusContainer container;

    @Inject
    private MavenSession session;

    private static Properties given(String name) {
        Properties given = new Properties();
        given.setProperty(name, "P7D");
        return given;
    }

    @ParameterizedTest
    @CsvSource({
        "edd.ulr, edd.url",
        "edd.pasword, edd.password",
        "edd.minimumsoak, edd.minimumSoak",
        "edd.oldest, edd.oldestRelease",
        "edd.environment, edd.environments",
    })
    void refuses_a_slip(String slip, String meant) {
        assertThatThrownBy(() -> NAMES.requireNoSlip(given(slip))).hasMessage("""
                %s is no parameter of any goal.
                  Why    It has no effect, although whoever wrote it counts on one.
                  Fix    Write %s; mvn edd:help -Ddetail lists the parameters.""", slip, meant);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "edd.url",
                "edd.version",
                "edd.rules.blocking-index",
                "edd.environments.staging.url",
                "edd.test.seed",
                "urls"
            })
    void leaves_what_is_known_or_of_somebody_else(String name) {
        assertThatCode(() -> NAMES.requireNoSlip(given(name))).doesNotThrowAnyException();
    }

    @Test
    void keeps_every_goal_from_running(@TempDir Path folder) {
        Terminal terminal = new Terminal(container, session, folder);

        assertThatThrownBy(() -> terminal.type("mvn edd:create -Dedd.nmae=split"))
                .isInstanceOf(MojoExecutionException.class)
                .hasMessageStartingWith("edd.nmae is no parameter of any goal.");
    }
}
