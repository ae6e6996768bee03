package dev.edd.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.apache.maven.project.MavenProject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DriverClassPathTest {
    private static final String SILENCE = "mariadb.logging.disable";

    @BeforeEach
    @AfterEach
    void forget() {
        System.clearProperty(SILENCE);
    }

    @Test
    void has_the_driver_of_mariadb_warn_of_nothing_that_the_run_answers_itself() throws IOException {
        DriverClassPath.of(new MavenProject()).close();

        assertThat(System.getProperty(SILENCE)).isEqualTo("true");
    }

    @Test
    void leaves_who_wants_to_hear_of_all_what_it_wants() throws IOException {
        System.setProperty(SILENCE, "false");

        DriverClassPath.of(new MavenProject()).close();

        assertThat(System.getProperty(SILENCE)).isEqualTo("false");
    }
}
