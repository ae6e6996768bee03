package dev.edd.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.Mockito.when;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import javax.inject.Inject;
import org.apache.maven.api.plugin.testing.InjectMojo;
import org.apache.maven.api.plugin.testing.MojoParameter;
import org.apache.maven.api.plugin.testing.MojoTest;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.settings.Server;
import org.apache.maven.settings.Settings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sonatype.plexus.components.cipher.DefaultPlexusCipher;
import org.sonatype.plexus.components.cipher.PlexusCipherException;

@MojoTest
class CredentialsTest {
    private static final String URL = "jdbc:h2:mem:credentials";
    private static final String PASSWORD = "open-sesame";
    private static final String MASTER_PASSWORD = "mellon";

    /** Where Maven looks for the file of the master password, and what that file is encrypted with. */
    private static final String SECURITY = "settings.security";

    private final RecordedLog log = new RecordedLog();

    @Inject
    private MavenSession session;

    private final Path directory;

    CredentialsTest(@TempDir Path directory) {
        this.directory = directory;
    }

    private Connection owner;

    @BeforeEach
    void a_database_that_asks_for_a_password() throws SQLException {
        owner = DriverManager.getConnection(URL, "keeper", PASSWORD);
        ChangelogFolder.withOneRefactoring(directory.resolve("changelog"));
        session.getUserProperties()
                .setProperty(
                        "edd.changelogDirectory", directory.resolve("changelog").toString());
        session.getUserProperties().setProperty("edd.url", URL);
    }

    @BeforeEach
    void settings_with_servers() throws PlexusCipherException {
        DefaultPlexusCipher cipher = new DefaultPlexusCipher();
        Settings settings = new Settings();
        settings.addServer(server("shop", PASSWORD));
        settings.addServer(server("shop-encrypted", cipher.encryptAndDecorate(PASSWORD, MASTER_PASSWORD)));
        settings.addServer(server("shop-ci", "${env.DB_PASSWORD}"));
        when(session.getSettings()).thenReturn(settings);
    }

    private static Server server(String id, String password) {
        Server server = new Server();
        server.setId(id);
        server.setUsername("keeper");
        server.setPassword(password);
        return server;
    }

    @AfterEach
    void close() throws SQLException {
        owner.close();
        System.clearProperty(SECURITY);
    }

    private void assertLogsIn(StatusMojo mojo) throws Exception {
        mojo.setLog(log);
        mojo.execute();
        assertThat(log.text())
                .startsWith("Status of jdbc:h2:mem:credentials as keeper")
                .doesNotContain(PASSWORD);
    }

    @Test
    @InjectMojo(goal = "status")
    @MojoParameter(name = "username", value = "keeper")
    @MojoParameter(name = "password", value = PASSWORD)
    void may_be_parameters(StatusMojo mojo) throws Exception {
        assertLogsIn(mojo);
    }

    @Test
    @InjectMojo(goal = "status")
    @MojoParameter(name = "url", value = URL + ";USER=keeper;PASSWORD=" + PASSWORD)
    void may_be_part_of_the_URL(StatusMojo mojo) throws Exception {
        assertLogsIn(mojo);
    }

    @Test
    @InjectMojo(goal = "status")
    @MojoParameter(name = "serverId", value = "shop")
    void may_be_those_of_a_server_in_the_settings(StatusMojo mojo) throws Exception {
        assertLogsIn(mojo);
    }

    @Test
    @InjectMojo(goal = "status")
    @MojoParameter(name = "serverId", value = "shop-encrypted")
    void may_be_encrypted_in_the_settings(StatusMojo mojo) throws Exception {
        String master = new DefaultPlexusCipher().encryptAndDecorate(MASTER_PASSWORD, SECURITY);
        Path file = Files.writeString(
                directory.resolve("settings-security.xml"),
                "<settingsSecurity><master>%s</master></settingsSecurity>".formatted(master));
        System.setProperty(SECURITY, file.toString());
        assertLogsIn(mojo);
    }

    @Test
    @InjectMojo(goal = "status")
    @MojoParameter(name = "serverId", value = "shop-encrypted")
    void that_cannot_be_decrypted_are_said_to_be_so(StatusMojo mojo) {
        System.setProperty(SECURITY, directory.resolve("missing.xml").toString());
        assertThatThrownBy(mojo::execute)
                .isInstanceOf(MojoExecutionException.class)
                .hasMessageStartingWith(
                        "The password of the server \"shop-encrypted\" cannot be decrypted.\n  Where  settings.xml\n  Why    ")
                .hasMessageEndingWith(
                        "\n  Fix    Put the master password into settings-security.xml, then encrypt this one anew: "
                                + "mvn --encrypt-master-password, mvn --encrypt-password.");
    }

    @Test
    @InjectMojo(goal = "status")
    @MojoParameter(name = "serverId", value = "shop-ci")
    void from_a_variable_that_is_not_set_are_said_to_be_so(StatusMojo mojo) {
        assertThatThrownBy(mojo::execute)
                .isInstanceOf(MojoExecutionException.class)
                .hasMessage("""
                        The variable DB_PASSWORD is not set.
                          Where  settings.xml
                          Why    The server "shop-ci" takes its username or password from it.
                          Fix    Set it; many CI servers hand protected variables to protected branches only.""");
    }

    @Test
    @InjectMojo(goal = "status")
    @MojoParameter(name = "serverId", value = "shop")
    @MojoParameter(name = "password", value = "wrong")
    void given_as_parameters_go_before_the_settings(StatusMojo mojo) {
        assertThatThrownBy(mojo::execute)
                .isInstanceOf(MojoExecutionException.class)
                .hasMessageContainingAll("\n  Where  " + URL, "\n  Why    ", "\n  Fix    ")
                .hasMessageNotContainingAny(PASSWORD, "wrong");
    }

    @Test
    @InjectMojo(goal = "status")
    @MojoParameter(name = "serverId", value = "shp")
    void of_an_unknown_server_are_answered_with_the_known_ones(StatusMojo mojo) {
        assertThatThrownBy(mojo::execute)
                .isInstanceOf(MojoExecutionException.class)
                .hasMessage("""
                        No server "shp" in settings.xml.
                          Why    Its username and password are needed to log in.
                          Fix    Add <server><id>shp</id>…</server> to settings.xml, or use one of shop, shop-ci, shop-encrypted.""");
    }
}
