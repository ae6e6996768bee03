package dev.edd.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The projects of {@code src/it} as such. */
class ProjectsTest {
    private static final Path PROJECTS = Path.of("../src/it");

    static List<String> projects() throws IOException {
        try (Stream<Path> entries = Files.list(PROJECTS)) {
            return entries.filter(Files::isDirectory)
                    .map(project -> project.getFileName().toString())
                    .sorted()
                    .toList();
        }
    }

    static List<String> failingProjects() throws IOException {
        return projects().stream().filter(ProjectsTest::fails).toList();
    }

    private static boolean fails(String project) {
        return properties(project).containsValue("failure");
    }

    private static Properties properties(String project) {
        Properties properties = new Properties();
        try (Reader file = Files.newBufferedReader(PROJECTS.resolve(project).resolve("invoker.properties"))) {
            properties.load(file);
            return properties;
        } catch (IOException e) {
            throw new AssertionError(project + " does not say what to run", e);
        }
    }

    @ParameterizedTest
    @MethodSource("projects")
    void are_named_after_a_goal_and_a_case(String project) {
        assertThat(project).matches("(validate|migrate|plan|status|create|help|release|history|pause)-[a-z][a-z -]*");
    }

    @ParameterizedTest
    @MethodSource("projects")
    void are_verified(String project) throws IOException {
        String script = Files.readString(PROJECTS.resolve(project).resolve("verify.groovy"));
        assertThat(script).containsPattern("new dev\\.edd\\.it\\.\\w+Verifier\\(basedir\\)\\.\\w+\\(\\)");
    }

    @ParameterizedTest
    @MethodSource("failingProjects")
    void that_fail_have_a_passing_twin(String project) throws IOException {
        String twin = properties(project).getProperty("edd.twin");
        assertThat(projects()).contains(twin);
        assertThat(fails(twin)).isFalse();
    }

    @Test
    void cover_every_goal_that_can_fail_passing_and_failing() throws IOException {
        for (String goal : List.of("validate", "migrate", "plan", "status", "create")) {
            assertThat(projects()).anyMatch(project -> project.startsWith(goal) && !fails(project));
            assertThat(failingProjects()).anyMatch(project -> project.startsWith(goal));
        }
    }
}
