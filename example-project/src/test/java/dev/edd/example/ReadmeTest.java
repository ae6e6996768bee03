package dev.edd.example;

import static org.assertj.core.api.Assertions.assertThat;

import dev.edd.migration.Phase;
import dev.edd.plan.Outcome;
import dev.edd.report.TextReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What the pages show is what the files hold and the goals say. */
class ReadmeTest {
    private static final Path README = Path.of("README.md").toAbsolutePath();
    private static final Path README_OF_ALL =
            README.resolveSibling("../README.md").normalize();

    static Stream<CopiedBlock> copies() {
        return Stream.of(README, README_OF_ALL)
                .filter(Files::exists)
                .map(CopiedBlock::on)
                .flatMap(List::stream);
    }

    @ParameterizedTest
    @MethodSource("copies")
    void a_block_is_a_copy_of_its_region(CopiedBlock copy) {
        assertThat(copy.original()).as("%s names a region that is there", copy).isNotEmpty();
        assertThat(copy.shown()).as(copy.toString()).isEqualTo(copy.original());
    }

    @Test
    void every_migration_is_shown() throws IOException {
        Path changelog = Path.of("src/main/resources/db/changelog");
        try (Stream<Path> files = Files.walk(changelog)) {
            List<String> migrations = files.filter(file -> file.toString().endsWith(".sql"))
                    .map(file -> "<!-- region: %s -->".formatted(file.toString().replace('\\', '/')))
                    .toList();

            assertThat(CopiedBlock.on(README)).extracting(CopiedBlock::region).containsAll(migrations);
        }
    }

    @ParameterizedTest
    @EnumSource
    void the_output_is_that_of_the_goals(Phase last) throws IOException, SQLException {
        String readme = withoutTimes(Files.readString(README));
        try (Story story = Story.begin()) {
            List<Outcome> outcomes = story.upTo(last);

            assertThat(readme)
                    .as("run the commands again and copy their output")
                    .contains(inBuildLog(TextReport.of(outcomes)))
                    .contains(inBuildLog(TextReport.of(story.state())))
                    .contains(outcomes.stream()
                            .map(TextReport::of)
                            .map(ReadmeTest::withoutTimes)
                            .toList());
        }
    }

    @Test
    void what_the_plugin_cannot_judge_is_said_before_the_finalization() throws IOException, SQLException {
        try (Story story = Story.begin()) {
            story.upTo(Phase.TRANSITION);

            assertThat(withoutTimes(Files.readString(README)))
                    .contains("as sa\n" + inBuildLog(story.before(Phase.FINALIZATION)));
        }
    }

    private static String inBuildLog(String text) {
        return withoutTimes(text.indent(7).replaceAll("(?m)^ {7}", "[INFO] ").strip());
    }

    private static String withoutTimes(String text) {
        return text.replaceAll("\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\dZ", "yyyy-mm-dd hh:mmZ")
                .replaceAll("\\d+\\.\\d{3} s", "0.000 s")
                .replaceAll("(?m) +$", "");
    }
}
