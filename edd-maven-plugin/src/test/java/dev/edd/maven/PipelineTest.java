package dev.edd.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.mockito.Mockito.when;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.inject.Inject;
import org.apache.maven.api.plugin.testing.MojoTest;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.settings.Settings;
import org.codehaus.plexus.PlexusContainer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The five lines that deploy the example project, typed as they stand in its script. */
@MojoTest
class PipelineTest {
    private static final Path EXAMPLE = Path.of("../example-project");
    private static final List<String> ENVIRONMENTS = List.of("staging", "production");

    private final List<Connection> open = new ArrayList<>();

    @Inject
    private PlexusContainer container;

    @Inject
    private MavenSession session;

    private Terminal terminal;

    @BeforeEach
    void two_environments() throws SQLException {
        when(session.getSettings()).thenReturn(new Settings());
        terminal = new Terminal(container, session, EXAMPLE);
        for (String environment : ENVIRONMENTS) {
            String url = "jdbc:h2:mem:pipeline-" + environment;
            open.add(DriverManager.getConnection(url));
            terminal.with("edd.environments.%s.url".formatted(environment), url);
        }
    }

    @AfterEach
    void close() throws SQLException {
        for (Connection each : open) {
            each.close();
        }
    }

    /** Returns the lines of the script for one deployment; the second, the roll-out, is not Maven's. */
    private static List<String> lines(String environment, String release) throws Exception {
        return Files.readAllLines(EXAMPLE.resolve("deploy.sh")).stream()
                .filter(line -> line.startsWith("mvn "))
                .map(line -> line.replace("$ENVIRONMENT", environment).replace("$RELEASE", release))
                .toList();
    }

    private void deploy(String release) throws Exception {
        for (String environment : ENVIRONMENTS) {
            for (String line : lines(environment, release)) {
                terminal.type(line);
            }
        }
    }

    private String refusalOf(String line) {
        return String.valueOf(catchThrowable(() -> terminal.type(line)).getMessage());
    }

    /** Deploys a release line by line, and tries after each whether the finalization could run. */
    private List<String> hurriedly(String release) throws Exception {
        List<String> refusals = new ArrayList<>();
        for (String environment : ENVIRONMENTS) {
            for (String line : lines(environment, release)) {
                terminal.type(line);
                String hasty = "mvn edd:migrate -Dphase=finalization -Dedd.number=2 -Dedd.env=" + environment;
                refusals.add(refusalOf(hasty + " -Dedd.release=" + release));
                refusals.add(refusalOf(hasty));
            }
        }
        return refusals;
    }

    @Test
    void carry_it_through_three_releases_in_two_environments_and_no_finalization_comes_too_early() throws Exception {
        assertThat(hurriedly("1.0"))
                .hasSize(16)
                .allMatch(refusal -> refusal.contains("Run the initial first: mvn edd:migrate -Dphase=initial"));
        assertThat(hurriedly("2.0"))
                .hasSize(16)
                .allMatch(refusal -> refusal.contains("Run the transition first: mvn edd:migrate -Dphase=transition")
                        || refusal.contains("release-reached: it is due with the first release after 2.0."));
        assertThat(terminal.type("mvn edd:status -Dedd.env=*"))
                .containsPattern("0002_split_inventory_code\\s+IN TRANSITION .*IN TRANSITION ");

        deploy("3.0");

        assertThat(terminal.type("mvn edd:status -Dedd.env=*"))
                .containsPattern("0002_split_inventory_code\\s+END\\s+END")
                .endsWith("staging is up to date\nproduction is up to date");
    }

    @Test
    void are_followed_by_a_refusal_as_the_README_shows_it() throws Exception {
        deploy("1.0");
        deploy("2.0");
        String readme = withoutTimes(Files.readString(EXAMPLE.resolve("README.md")));
        String command = readme.lines()
                .filter(line -> line.startsWith("$ mvn") && line.contains("-Dedd.minimumSoak"))
                .findFirst()
                .orElseThrow();
        String refusal = withoutTimes(refusalOf(command)).replaceAll("(?m)^", "[ERROR] ");
        assertThat(refusal).contains("release-reached: ", "soak-over: ", "previous-environment: ");
        assertThat(readme).contains(refusal);
    }

    private static String withoutTimes(String text) {
        return text.replaceAll("\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\dZ", "yyyy-mm-dd hh:mmZ");
    }
}
