package dev.edd.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.edd.maven.Check.Directory;
import dev.edd.maven.Check.Form;
import dev.edd.report.ReportFormat;
import dev.edd.validation.Basis.Driver;
import dev.edd.validation.Basis.Hints;
import java.io.File;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import javax.inject.Inject;
import org.apache.maven.api.plugin.testing.InjectMojo;
import org.apache.maven.api.plugin.testing.MojoTest;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.MojoFailureException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Many migrations, which are checked elsewhere. */
@MojoTest
class OwnJvmTest {
    private static final Hints HINTS = new Hints(
            "", "", "jdbc:postgresql://localhost/shop?user=edd&password=geheim", List.of(new Driver("h2", true)));

    private static final String CLASS_PATH = "java.class.path";

    private final String classPath = System.getProperty(CLASS_PATH);
    private final RecordedLog log = new RecordedLog();

    @Inject
    private MavenSession session;

    private final Path directory;

    OwnJvmTest(@TempDir Path directory) {
        this.directory = directory;
        ChangelogFolder.withOneRefactoring(directory.resolve("changelog"))
                .with("initial/0002_größe.sql", "ALTER TABLE item DROP COLUMN größe;\n")
                .with("finalization/0002_größe.sql", "DROP TABLE item;\n");
    }

    /** What Maven has itself is not among the libraries of a plugin. */
    @BeforeEach
    void libraries_without_those_of_maven() {
        System.setProperty(
                CLASS_PATH,
                Arrays.stream(classPath.split(File.pathSeparator, -1))
                        .filter(file -> !file.contains("org" + File.separator + "apache" + File.separator + "maven"))
                        .collect(Collectors.joining(File.pathSeparator)));
    }

    @AfterEach
    void all_libraries() {
        System.setProperty(CLASS_PATH, classPath);
    }

    @BeforeEach
    void their_folder() {
        session.getUserProperties()
                .setProperty(
                        "edd.changelogDirectory", directory.resolve("changelog").toString());
    }

    private Check check(Map<String, String> settings, Hints hints) {
        return new Check(
                new Directory("changelog", directory.toString(), Set.of("links")),
                settings,
                directory.resolve("edd-baseline.json").toString(),
                hints,
                Form.of(directory, Arrays.asList(ReportFormat.values()), true));
    }

    @Test
    void says_in_every_format_what_the_build_itself_would() {
        Check check = check(Map.of("failOn", "warning", "rules.unguarded-transition", "note"), HINTS);

        Verdict verdict = new OwnJvm(log).ask(check).orElseThrow();

        assertThat(verdict).isEqualTo(check.verdict());
        assertThat(verdict.failed()).isTrue();
        assertThat(verdict.reports()).containsOnlyKeys(ReportFormat.values());
        assertThat(verdict.text()).contains("größe", "Judged for PostgreSQL").doesNotContain("geheim");
    }

    @Test
    void leaves_it_to_the_build_to_say_why_nothing_can_be_checked() {
        Check check = check(Map.of(), new Hints("oracle", "", "", List.of()));

        assertThat(new OwnJvm(log).ask(check)).isEmpty();
        assertThat(log.debugged()).endsWith("Checked in this JVM, as another one gave no answer.");
    }

    @Test
    @InjectMojo(goal = "validate")
    void finds_the_same_in_thousands_of_migrations(ValidateMojo elsewhere) throws Exception {
        ChangelogFolder changelog = new ChangelogFolder(directory.resolve("changelog"));
        for (int number = 3; number <= 5_001; number++) {
            changelog.with(
                    "initial/%04d_shop.sql".formatted(number),
                    "ALTER TABLE item ADD COLUMN c%s INT;\n".formatted(number));
        }
        session.getUserProperties()
                .setProperty("edd.changelogDirectory", changelog.path().toString());
        elsewhere.setLog(log);

        assertThatThrownBy(elsewhere::execute)
                .isInstanceOf(MojoFailureException.class)
                .hasMessageContaining("0002_größe.sql:1")
                .hasMessageContaining("5,004 migrations of 5,001 refactorings");
        assertThat(log.debugged()).containsExactly("Checking more than 5000 refactorings in a JVM of its own.");
    }
}
