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
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@MojoTest
class NumberTest {
    private final RecordedLog log = new RecordedLog();

    @Inject
    private MavenSession session;

    private final Path directory;

    NumberTest(@TempDir Path directory) {
        this.directory = directory;
    }

    @BeforeEach
    void two_refactorings() {
        new ChangelogFolder(directory)
                .with("initial/0008_item.sql", "CREATE TABLE item (id INT PRIMARY KEY);\n")
                .with("initial/0010_shelf.sql", "CREATE TABLE shelf (id INT PRIMARY KEY);\n");
        session.getUserProperties().setProperty("edd.changelogDirectory", directory.toString());
        session.getUserProperties().setProperty("edd.url", "jdbc:h2:mem:number");
    }

    @Test
    @InjectMojo(goal = "plan")
    @MojoParameter(name = "number", value = "0010")
    void is_read_as_it_stands_in_the_names_of_files_and_not_as_an_octal(PlanMojo mojo) throws Exception {
        mojo.setLog(log);
        mojo.execute();

        assertThat(log.text()).contains("0010_shelf/initial").doesNotContain("0008_item/initial");
    }

    @Test
    @InjectMojo(goal = "plan")
    @MojoParameter(name = "number", value = "9")
    void of_no_refactoring_is_refused(PlanMojo mojo) {
        mojo.setLog(log);

        assertThatThrownBy(mojo::execute)
                .isInstanceOf(MojoExecutionException.class)
                .hasMessage("""
                        There is no refactoring 0009.
                          Where  %s
                          Why    Nothing would run, and nobody must believe that it has.
                          Fix    Name another one with -Dedd.number=…; mvn edd:status lists the refactorings.""", directory);
    }

    @ParameterizedTest
    @CsvSource({"7, 7", "0007, 7", "0, 0", "000, 0", "' 0089 ', 89", "00000000000000000000000000000012, 12"})
    void has_leading_zeros_that_do_not_count(String text, long value) throws Exception {
        assertThat(Numbers.of(text).value()).isEqualTo(value);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "-5", "0x10", "abc", "7a", "1.0", "1234567890123456789", "٧"})
    void that_is_none_is_refused(String text) {
        assertThatThrownBy(() -> Numbers.of(text))
                .isInstanceOf(MojoExecutionException.class)
                .hasMessageStartingWith("edd.number=%s is no sequence number.\n".formatted(text));
    }
}
