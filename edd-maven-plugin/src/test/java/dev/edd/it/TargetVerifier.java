package dev.edd.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;

/** The projects {@code migrate-…} about reaching a database and logging in. */
public final class TargetVerifier {
    private static final String PASSWORD = "open-sesame";

    private final Build build;

    public TargetVerifier(File directory) {
        this.build = new Build(directory);
    }

    public void server() {
        assertThat(build.run(1).info()).contains("Phase initial on jdbc:h2:./database/shop as keeper");
        assertThat(build.run(2).info()).containsPattern("0002_split_code +IN TRANSITION ");
        assertThat(build.log()).doesNotContain(PASSWORD);
        assertThat(build.database("database/shop", "keeper", PASSWORD).applied())
                .hasSize(2);
    }

    public void encryptedServer() {
        assertThat(build.run().info()).contains("2 migrations applied in ");
        assertThat(build.log()).doesNotContain(PASSWORD);
        assertThat(build.database("database/shop", "keeper", PASSWORD).applied())
                .hasSize(2);
    }

    public void unknownServer() {
        assertThat(build.run().error()).isEqualTo("""
                No server "shpo" in settings.xml.
                  Why    Its username and password are needed to log in.
                  Fix    Add <server><id>shpo</id>…</server> to settings.xml, or use one of shop.""");
    }

    public void wrongPassword() {
        assertThat(build.lastRun().error()).isEqualTo("""
                User keeper is not let in.
                  Where  jdbc:h2:./database/shop
                  Why    Wrong user name or password [28000-252] (SQLState 28000, code 28000)
                  Fix    Correct edd.username and edd.password, or the <server> in settings.xml that edd.serverId names.""");
        assertThat(build.log()).doesNotContain(PASSWORD, "open-barley");
    }

    public void missingDriver() {
        assertThat(build.run().error()).startsWith("""
                The JDBC driver for jdbc:postgresql: is missing.
                  Where  jdbc:postgresql://localhost:1/shop
                  Why    org.postgresql.Driver is neither among the project's dependencies nor among the plugin's.
                  Fix    Add it to the project's <dependencies>, or to those of edd-maven-plugin, in pom.xml:
                         <dependency>
                             <groupId>org.postgresql</groupId>
                             <artifactId>postgresql</artifactId>
                             <version>""");
    }

    /** Takes the driver from the project's dependencies, and in the second run from the plugin's. */
    public void postgresql() {
        assertThat(build.run(1).info())
                .contains("Phase initial on jdbc:postgresql://127.0.0.1:", "2 migrations applied");
        assertThat(build.run(2).info()).contains("[1/1] 0002_split_code/transition applied in ");
        assertThat(build.run(3).info()).contains("[2/2] 0002_split_code/finalization applied in ");
        assertThat(build.run(4).info()).containsPattern("0002_split_code +END ");
        assertThat(build.log()).doesNotContain(PASSWORD);
    }
}
