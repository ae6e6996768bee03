package dev.edd;

import static org.assertj.core.api.Assertions.assertThat;

import dev.edd.changelog.PlainSqlFolder;
import dev.edd.database.Target;
import dev.edd.execution.Progress;
import dev.edd.fixture.ChangelogFolder;
import dev.edd.plan.Outcome;
import dev.edd.plan.PhaseSelection;
import dev.edd.plan.PlanRequest;
import dev.edd.report.TextReport;
import dev.edd.validation.Basis.Hints;
import java.io.File;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What has nothing to run loads no class of Liquibase, which would take longer than all the rest. */
class WithoutLiquibaseTest {
    @Test
    void plain_sql_is_validated(@TempDir Path project) throws Exception {
        twoMigrations(project);

        assertThat(withoutLiquibase(Validate.class, project)).contains("2 migrations of 2 refactorings");
    }

    @Test
    void a_run_finds_nothing_to_do(@TempDir Path project) throws Exception {
        twoMigrations(project);
        assertThat(new Migrate().apply(project.toString())).startsWith("2 migrations applied");

        assertThat(withoutLiquibase(Migrate.class, project)).startsWith("Nothing to run");
    }

    private static void twoMigrations(Path project) {
        new ChangelogFolder(project)
                .with("initial/0001_one.sql", "CREATE TABLE one (id INT);")
                .with("initial/0002_two.sql", "CREATE TABLE two (id INT);");
    }

    /** Runs one of the classes below where Liquibase's jar is missing. */
    private static String withoutLiquibase(Class<? extends UnaryOperator<String>> work, Path project) throws Exception {
        try (URLClassLoader loader = new URLClassLoader(classPath(), ClassLoader.getPlatformClassLoader())) {
            Object copy =
                    loader.loadClass(work.getName()).getDeclaredConstructor().newInstance();
            return (String) UnaryOperator.class.getMethod("apply", Object.class).invoke(copy, project.toString());
        }
    }

    private static URL[] classPath() throws MalformedURLException {
        List<URL> urls = new ArrayList<>();
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
            if (!entry.contains("liquibase-core")) {
                urls.add(Path.of(entry).toUri().toURL());
            }
        }
        return urls.toArray(URL[]::new);
    }

    private static Edd edd(String project) {
        return new Edd(new PlainSqlFolder(ChangelogFolder.PLACE, Path.of(project)));
    }

    /** Validates a project. */
    public static final class Validate implements UnaryOperator<String> {
        @Override
        public String apply(String project) {
            return TextReport.of(edd(project).validate(Hints.NONE));
        }
    }

    /** Applies a project's initials to an H2 database beside it. */
    public static final class Migrate implements UnaryOperator<String> {
        @Override
        public String apply(String project) {
            Environment environment = Environment.of(
                    Target.of("jdbc:h2:file:" + project + "/database").as("sa", ""));
            List<Outcome> outcomes =
                    edd(project).migrate(environment, PlanRequest.of(PhaseSelection.INITIAL), Progress.SILENT);
            return TextReport.of(outcomes);
        }
    }
}
