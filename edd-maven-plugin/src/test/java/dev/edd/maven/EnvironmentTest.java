package dev.edd.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.Mockito.when;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;
import javax.inject.Inject;
import org.apache.maven.api.plugin.testing.InjectMojo;
import org.apache.maven.api.plugin.testing.MojoParameter;
import org.apache.maven.api.plugin.testing.MojoTest;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.settings.Server;
import org.apache.maven.settings.Settings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which database {@code edd.env} chooses, and who logs in there. */
@MojoTest
class EnvironmentTest {
    private static final String STAGING = "jdbc:h2:mem:environment-staging";
    private static final String PRODUCTION = "jdbc:h2:mem:environment-production";
    private static final String PASSWORD = "open-sesame";

    private final RecordedLog log = new RecordedLog();

    @Inject
    private MavenSession session;

    private final Path directory;

    EnvironmentTest(@TempDir Path directory) {
        this.directory = directory;
    }

    private Connection owner;

    @BeforeEach
    void two_environments() throws SQLException {
        owner = DriverManager.getConnection(PRODUCTION, "keeper", PASSWORD);
        ChangelogFolder.withOneRefactoring(directory).with("edd.yaml", """
                environments:
                  - id: staging
                    url: %s
                  - id: production
                    url: %s
                    serverId: shop
                  - id: nowhere
                    serverId: shop
                """.formatted(STAGING, PRODUCTION));
        Server server = new Server();
        server.setId("shop");
        server.setUsername("keeper");
        server.setPassword(PASSWORD);
        Settings settings = new Settings();
        settings.addServer(server);
        when(session.getSettings()).thenReturn(settings);
        properties().setProperty("edd.changelogDirectory", directory.toString());
    }

    @AfterEach
    void close() throws SQLException {
        owner.close();
    }

    private Properties properties() {
        return session.getUserProperties();
    }

    private void assertLooksAt(StatusMojo mojo, String target) throws Exception {
        mojo.setLog(log);
        mojo.execute();
        assertThat(log.lines().get(0)).isEqualTo("Status of " + target);
    }

    @Test
    @InjectMojo(goal = "status")
    @MojoParameter(name = "env", value = "staging")
    void is_chosen_by_its_name(StatusMojo mojo) throws Exception {
        assertLooksAt(mojo, STAGING);
        assertThat(log.lines()).last().isEqualTo("Next: mvn edd:migrate -Dphase=initial -Dedd.env=staging");
    }

    @ParameterizedTest
    @ValueSource(strings = {"edd.url", "edd.env"})
    @InjectMojo(goal = "status")
    void is_no_other_one_where_the_variable_that_names_it_is_not_set(String name, StatusMojo mojo) {
        properties().setProperty(name, "");

        assertThatThrownBy(mojo::execute)
                .isInstanceOf(MojoExecutionException.class)
                .hasMessage("""
                %s is empty.
                  Why    A variable that is not set leaves it so, and the goal would turn to a database that nobody named.
                  Fix    Set the variable, or leave -D%s= out to mean the project's own database.""", name, name);
    }

    @Test
    @InjectMojo(goal = "status")
    @MojoParameter(name = "env", value = "staging")
    void is_chosen_where_the_other_way_to_name_one_is_left_empty(StatusMojo mojo) throws Exception {
        properties().setProperty("edd.env", "staging");
        properties().setProperty("edd.url", "");
        assertLooksAt(mojo, STAGING);
    }

    @Test
    @InjectMojo(goal = "status")
    @MojoParameter(name = "env", value = "production")
    void has_the_credentials_of_its_server(StatusMojo mojo) throws Exception {
        assertLooksAt(mojo, PRODUCTION + " as keeper");
    }

    @Test
    @InjectMojo(goal = "status")
    @MojoParameter(name = "env", value = "production")
    @MojoParameter(name = "url", value = STAGING)
    @MojoParameter(name = "username", value = "sa")
    @MojoParameter(name = "password", value = "wrong")
    void goes_before_the_parameters_that_are_for_every_database(StatusMojo mojo) throws Exception {
        assertLooksAt(mojo, PRODUCTION + " as keeper");
    }

    @Test
    @InjectMojo(goal = "status")
    @MojoParameter(name = "env", value = "staging")
    @MojoParameter(name = "username", value = "sa")
    void takes_from_the_parameters_what_is_not_declared(StatusMojo mojo) throws Exception {
        assertLooksAt(mojo, STAGING + " as sa");
    }

    @Test
    @InjectMojo(goal = "status")
    @MojoParameter(name = "env", value = "stagging")
    void that_is_unknown_is_answered_with_the_nearest_one(StatusMojo mojo) {
        assertThatThrownBy(mojo::execute)
                .isInstanceOf(MojoExecutionException.class)
                .hasMessage("""
                        "stagging" is no environment.
                          Why    Nobody says which database that is, and no other one is taken instead.
                          Fix    Use -Dedd.env=staging; the environments are staging, nowhere, production.""");
    }

    @Test
    @InjectMojo(goal = "status")
    @MojoParameter(name = "env", value = "nowhere")
    void without_a_URL_is_never_the_project_s_own_database(StatusMojo mojo) {
        assertThatThrownBy(mojo::execute)
                .isInstanceOf(MojoExecutionException.class)
                .hasMessageStartingWith("The environment \"nowhere\" has no URL.");
    }

    @Test
    @InjectMojo(goal = "status")
    @MojoParameter(name = "env", value = "*")
    void is_shown_beside_all_others(StatusMojo mojo) throws Exception {
        mojo.setLog(log);
        mojo.execute();
        assertThat(log.lines())
                .containsExactly(
                        "REFACTORING   staging   production   nowhere",
                        "0001_shop     START     START        ?",
                        "Next in staging:",
                        "  due   0001_shop/initial",
                        "Next in production:",
                        "  due   0001_shop/initial",
                        "nowhere cannot be read: The environment \"nowhere\" has no URL");
    }

    @Test
    @InjectMojo(goal = "status")
    @MojoParameter(name = "env", value = "*")
    @MojoParameter(name = "failOnOverdue", value = "true")
    void that_cannot_be_read_may_hold_something_overdue(StatusMojo mojo) {
        mojo.setLog(log);
        assertThatThrownBy(mojo::execute)
                .isInstanceOf(MojoFailureException.class)
                .hasMessage("nowhere cannot be read: The environment \"nowhere\" has no URL");
    }

    @Test
    @InjectMojo(goal = "migrate")
    @MojoParameter(name = "env", value = "*")
    void is_one_at_a_time_where_something_is_changed(MigrateMojo mojo) {
        assertThatThrownBy(mojo::execute)
                .isInstanceOf(MojoExecutionException.class)
                .hasMessageStartingWith("edd.env=* is for edd:status alone.");
    }

    @Test
    @InjectMojo(goal = "approve")
    @MojoParameter(name = "env", value = "staging")
    @MojoParameter(name = "number", value = "1")
    @MojoParameter(name = "approver", value = "joan")
    @MojoParameter(name = "revoke", value = "true")
    void has_approvals_to_take_back_only_where_there_are_some(ApproveMojo mojo) {
        assertThatThrownBy(mojo::execute)
                .isInstanceOf(MojoExecutionException.class)
                .hasMessageStartingWith("There is no approval of 0001_shop/finalization for staging.");
    }

    @Test
    @InjectMojo(goal = "status", pom = "src/test/resources/environments-pom.xml")
    @MojoParameter(name = "env", value = "test")
    void may_be_declared_in_the_POM(StatusMojo mojo) throws Exception {
        assertLooksAt(mojo, "jdbc:h2:mem:environment-test as tester");
    }
}
