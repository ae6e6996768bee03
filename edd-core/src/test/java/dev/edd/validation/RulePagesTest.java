package dev.edd.validation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.edd.fixture.Golden;
import dev.edd.fixture.RulePage;
import dev.edd.rule.RuleMetadata;
import dev.edd.rule.Severity;
import dev.edd.rule.catalog.BuiltInRules;
import dev.edd.settings.Settings;
import dev.edd.validation.Basis.Hints;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The pages of {@code docs/rules} say what the rules do. */
class RulePagesTest {
    private static final Validator VALIDATOR =
            new Validator(BuiltInRules.all(), BuiltInRules.phaseSafety(), BuiltInRules.onRequest());

    private final Path project;

    RulePagesTest(@TempDir Path project) {
        this.project = project;
    }

    @ParameterizedTest
    @MethodSource("shownAsText")
    void a_bad_example_is_flagged_by_its_rule(String rule) {
        assertThat(findings(RulePage.of(rule), "bad")).contains(rule);
    }

    @ParameterizedTest
    @MethodSource("rules")
    void a_good_example_is_flagged_by_no_rule(String rule) {
        assertThat(findings(RulePage.of(rule), "good")).isEmpty();
    }

    private List<String> findings(RulePage page, String quality) {
        Basis basis = Basis.of(new Hints(page.dialect().name(), "", "", List.of()));
        return VALIDATOR.validate(page.read(quality, project), basis, asking(page)).findings().stream()
                .map(finding -> finding.rule().id())
                .toList();
    }

    /** A rule on request judges its own page. */
    private static Policy asking(RulePage page) {
        Map<String, Policy.Level> levels = new HashMap<>();
        BuiltInRules.onRequest().stream()
                .map(rule -> rule.metadata().id())
                .filter(rule -> page.text().startsWith("# " + rule + "\n"))
                .forEach(rule -> levels.put(rule, Policy.Level.ERROR));
        return new Policy(levels, Severity.ERROR, Baseline.EMPTY);
    }

    @ParameterizedTest
    @MethodSource("notShownAsText")
    void a_bad_example_that_is_no_text_is_tested_elsewhere(String rule) throws ClassNotFoundException {
        List<String> test = RulePage.of(rule).testedElsewhere();

        assertThat(Arrays.stream(Class.forName(test.get(0)).getDeclaredMethods()))
                .anyMatch(method -> method.getName().equals(test.get(1)) && method.isAnnotationPresent(Test.class));
    }

    @ParameterizedTest
    @MethodSource("rules")
    void a_page_has_its_four_parts(String rule) {
        assertThat(RulePage.of(rule).text())
                .startsWith("# " + rule + "\n\n")
                .containsSubsequence("\n## Bad\n", "\n## The safe way\n", "\n## When to suppress\n");
    }

    @Test
    void every_page_belongs_to_a_rule() throws IOException {
        try (Stream<Path> pages = Files.list(RulePage.FOLDER)) {
            assertThat(pages.map(page -> page.getFileName().toString().replace(".md", "")))
                    .filteredOn(name -> !name.equals("README"))
                    .containsExactlyInAnyOrderElementsOf(rules());
        }
    }

    @Test
    void the_index_lists_every_rule() throws IOException {
        StringBuilder index = new StringBuilder("""
                # Rules

                What `mvn edd:validate` looks for. A finding is silenced by a line in the file it is about, with the reason:
                `--edd allow: <rule> <reason>`. This table is written by `RulePagesTest` with `-Dedd.golden=update`.

                | Rule | Severity | Why |
                | --- | --- | --- |
                """);
        metadata()
                .forEach(rule -> index.append("| [%s](%s.md) | %s | %s |\n"
                        .formatted(rule.id(), rule.id(), rule.severity().name().toLowerCase(Locale.ROOT), rule.why())));
        Path file = RulePage.FOLDER.resolve("README.md");
        String before = Files.readString(file);
        // What people wrote below the table stays.
        int below = before.indexOf("\n## ");
        String actual = index + (below < 0 ? "" : before.substring(below));

        assertThat(actual).isEqualTo(Golden.expected(file, actual));
    }

    static List<String> rules() {
        return metadata().map(RuleMetadata::id).toList();
    }

    static List<String> shownAsText() {
        return rules().stream()
                .filter(rule -> RulePage.of(rule).testedElsewhere().isEmpty())
                .toList();
    }

    static List<String> notShownAsText() {
        return rules().stream()
                .filter(rule -> !RulePage.of(rule).testedElsewhere().isEmpty())
                .toList();
    }

    private static Stream<RuleMetadata> metadata() {
        return Stream.concat(VALIDATOR.rules().stream(), Stream.of(Settings.UNKNOWN, Settings.UNREADABLE))
                .sorted(Comparator.comparing(RuleMetadata::id));
    }
}
