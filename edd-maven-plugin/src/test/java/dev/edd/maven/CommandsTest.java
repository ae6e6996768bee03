package dev.edd.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.maven.plugin.descriptor.MojoDescriptor;
import org.apache.maven.plugin.descriptor.Parameter;
import org.apache.maven.plugin.descriptor.PluginDescriptor;
import org.junit.jupiter.api.Test;

/** What the pages tell people to type is there: goals, and parameters of those goals. */
class CommandsTest {
    private static final Path ROOT = Path.of("..");
    private static final PluginDescriptor PLUGIN = Terminal.plugin();
    private static final Pattern COMMAND = Pattern.compile("\\bmvn [^`]*");
    private static final Pattern PROPERTY = Pattern.compile("-D(edd\\.\\w+|phase\\b)");
    private static final Pattern GOAL = Pattern.compile("(?<!\\.)\\bedd:([a-z]+(?:-[a-z]+)*)");

    /** Those of the tests, which people type who work on the plugin. */
    private static final Set<String> OF_TESTS =
            Set.of("edd.golden", "edd.test", "edd.replay", "edd.faults", "edd.fuzz");

    /** A line of a page. */
    record Line(String place, String text) {
        List<String> found(Pattern pattern) {
            return pattern.matcher(text).results().map(MatchResult::group).toList();
        }
    }

    static List<Line> lines() throws IOException {
        try (Stream<Path> docs = Files.walk(ROOT.resolve("docs"))) {
            return Stream.concat(
                            Stream.of(
                                            "README.md",
                                            "CHANGELOG.md",
                                            "example-project/README.md",
                                            "example-project/deploy.sh")
                                    .map(ROOT::resolve),
                            docs.filter(page -> page.toString().endsWith(".md")))
                    .flatMap(CommandsTest::linesOf)
                    .filter(line -> line.text().contains("edd"))
                    .toList();
        }
    }

    private static Stream<Line> linesOf(Path page) {
        try {
            List<String> lines = Files.readAllLines(page);
            return Stream.iterate(0, i -> i < lines.size(), i -> i + 1)
                    .map(i -> new Line("%s:%s".formatted(ROOT.relativize(page), i + 1), lines.get(i)));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Returns the properties that a goal takes. */
    private static Set<String> properties(MojoDescriptor goal) {
        Set<String> properties = new HashSet<>();
        for (Parameter parameter : goal.getParameters()) {
            String expression =
                    goal.getMojoConfiguration().getChild(parameter.getName()).getValue("");
            properties.add(expression.replaceAll("^\\$\\{|}$", ""));
        }
        return properties;
    }

    private static Set<String> propertiesOf(List<MojoDescriptor> goals) {
        return goals.stream().flatMap(goal -> properties(goal).stream()).collect(Collectors.toSet());
    }

    private static Set<String> propertiesIn(String text) {
        return PROPERTY.matcher(text)
                .results()
                .map(match -> match.group(1))
                .filter(property -> !OF_TESTS.contains(property))
                .collect(Collectors.toSet());
    }

    @Test
    void name_goals_that_there_are() throws IOException {
        assertThat(lines()).allSatisfy(line -> assertThat(line.found(GOAL))
                .as(line.place())
                .allMatch(goal -> PLUGIN.getMojo(goal.substring("edd:".length())) != null));
    }

    @Test
    void name_parameters_that_there_are() throws IOException {
        Set<String> known = propertiesOf(PLUGIN.getMojos());

        assertThat(lines())
                .allSatisfy(line -> assertThat(known).as(line.place()).containsAll(propertiesIn(line.text())));
    }

    @Test
    void give_goals_the_parameters_that_they_take() throws IOException {
        List<Line> commands = lines().stream()
                .flatMap(line -> line.found(COMMAND).stream().map(command -> new Line(line.place(), command)))
                .filter(command -> !goalsOf(command).isEmpty())
                .toList();

        assertThat(commands).hasSizeGreaterThan(60).allSatisfy(command -> assertThat(propertiesOf(goalsOf(command)))
                .as(command.place())
                .containsAll(propertiesIn(command.text())));
    }

    private static List<MojoDescriptor> goalsOf(Line command) {
        return command.found(GOAL).stream()
                .map(goal -> PLUGIN.getMojo(goal.substring("edd:".length())))
                .toList();
    }
}
