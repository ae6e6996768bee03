package dev.edd.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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

@MojoTest
class DialectTest {
    private final RecordedLog log = new RecordedLog();

    @Inject
    private MavenSession session;

    private final Path directory;

    DialectTest(@TempDir Path directory) {
        this.directory = directory;
    }

    /** To MySQL the quote is escaped and the text goes on to the next one; to the others it ends there. */
    @BeforeEach
    void text_that_only_one_dialect_leaves_open() {
        new ChangelogFolder(directory).with("initial/0001_path.sql", "INSERT INTO item (path) VALUES ('C:\\');\n");
        session.getUserProperties().setProperty("edd.changelogDirectory", directory.toString());
    }

    @Test
    @InjectMojo(goal = "validate")
    @MojoParameter(name = "dialect", value = "PostgreSQL")
    void is_understood_in_any_case(ValidateMojo mojo) throws Exception {
        mojo.setLog(log);
        mojo.execute();
        assertThat(log.text())
                .startsWith("Judged for PostgreSQL 14 and later, which edd.dialect names.")
                .endsWith("0 errors, 0 warnings.");
    }

    @Test
    @InjectMojo(goal = "validate")
    @MojoParameter(name = "dialect", value = "postgresql")
    @MojoParameter(name = "databaseVersion", value = "16.2")
    void has_a_version(ValidateMojo mojo) throws Exception {
        mojo.setLog(log);
        mojo.execute();
        assertThat(log.text())
                .startsWith("Judged for PostgreSQL 16.2, which edd.dialect and edd.databaseVersion name.");
    }

    @Test
    @InjectMojo(goal = "validate")
    @MojoParameter(name = "dialect", value = "mysql")
    void decides_how_SQL_is_read(ValidateMojo mojo) {
        assertThatThrownBy(mojo::execute)
                .isInstanceOf(MojoFailureException.class)
                .hasMessageStartingWith("ERROR unterminated-text\n");
    }

    @Test
    @InjectMojo(goal = "validate")
    @MojoParameter(name = "url", value = "jdbc:mysql://nowhere/shop")
    void is_that_of_the_URL_where_nothing_else_says_so(ValidateMojo mojo) {
        assertThatThrownBy(mojo::execute)
                .isInstanceOf(MojoFailureException.class)
                .hasMessageStartingWith("ERROR unterminated-text\n");
    }

    @Test
    @InjectMojo(goal = "validate")
    @MojoParameter(name = "dialect", value = "postgres")
    void that_does_not_exist_is_refused(ValidateMojo mojo) {
        assertThatThrownBy(mojo::execute)
                .isInstanceOf(MojoExecutionException.class)
                .hasMessage("""
                        "postgres" is no dialect.
                          Why    It decides how quotes and bodies in the SQL are read, and which rules apply.
                          Fix    Use -Dedd.dialect=postgresql; the dialects are postgresql, mysql, h2, mariadb.""");
    }
}
