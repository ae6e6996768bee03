package dev.edd.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.maven.plugin.descriptor.MojoDescriptor;
import org.apache.maven.plugin.descriptor.Parameter;
import org.apache.maven.plugin.descriptor.PluginDescriptor;
import org.codehaus.plexus.configuration.PlexusConfiguration;
import org.codehaus.plexus.configuration.PlexusConfigurationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the plugin tells Maven, Eclipse and {@code edd:help} about itself. */
class GoalsTest {
    private static final PluginDescriptor PLUGIN = Terminal.plugin();

    private static InputStream resource(String path) {
        InputStream resource = GoalsTest.class.getResourceAsStream(path);
        assertThat(resource).as(path).isNotNull();
        return resource;
    }

    static List<MojoDescriptor> goals() {
        return PLUGIN.getMojos();
    }

    /** Those that this module writes itself, which is all but the generated help. */
    static Stream<MojoDescriptor> ownGoals() {
        return goals().stream().filter(goal -> !goal.getGoal().equals("help"));
    }

    static Stream<Parameter> parameters() {
        return ownGoals()
                .flatMap(goal -> goal.getParameters().stream())
                .filter(Parameter::isEditable)
                .distinct();
    }

    @Test
    void are_all_there() {
        assertThat(goals())
                .extracting(MojoDescriptor::getGoal)
                .containsExactlyInAnyOrder(
                        "validate",
                        "migrate",
                        "plan",
                        "status",
                        "create",
                        "help",
                        "pre-deploy",
                        "post-deploy",
                        "upgrade",
                        "release",
                        "history",
                        "approve",
                        "cut",
                        "explain",
                        "pause",
                        "resume",
                        "retry");
        assertThat(PLUGIN.getGoalPrefix()).isEqualTo("edd");
    }

    @Test
    void are_bound_to_a_phase_where_they_belong_to_a_build() {
        Map<String, String> bound = new TreeMap<>();
        goals().stream()
                .filter(goal -> goal.getPhase() != null)
                .forEach(goal -> bound.put(goal.getGoal(), goal.getPhase()));
        assertThat(bound).isEqualTo(Map.of("validate", "validate", "migrate", "pre-integration-test"));
    }

    @ParameterizedTest
    @MethodSource("goals")
    void run_side_by_side_and_without_a_POM(MojoDescriptor goal) {
        assertThat(goal.isThreadSafe()).isTrue();
        assertThat(goal.isProjectRequired()).isFalse();
        assertThat(goal.isAggregator()).isFalse();
        assertThat(goal.isOnlineRequired()).isFalse();
    }

    @ParameterizedTest
    @MethodSource("goals")
    void say_what_they_do(MojoDescriptor goal) {
        assertThat(goal.getDescription()).isNotBlank();
    }

    @ParameterizedTest
    @MethodSource("parameters")
    void describe_every_parameter_in_whole_sentences(Parameter parameter) {
        assertThat(parameter.getDescription()).matches("(?s)\\p{Upper}.*\\.(?:\\))?");
    }

    @ParameterizedTest
    @MethodSource("ownGoals")
    void take_every_parameter_from_the_command_line(MojoDescriptor goal) {
        PlexusConfiguration configuration = goal.getMojoConfiguration();
        assertThat(goal.getParameters())
                .filteredOn(Parameter::isEditable)
                .isNotEmpty()
                .allSatisfy(parameter -> assertThat(
                                configuration.getChild(parameter.getName()).getValue(""))
                        .isEqualTo("${edd.%s}", parameter.getName()));
    }

    /** With Maven's own way, {@code mvn -X} would show passwords. */
    @ParameterizedTest
    @MethodSource("ownGoals")
    void keep_secrets_while_their_parameters_are_filled(MojoDescriptor goal) throws IOException {
        assertThat(goal.getComponentConfigurator()).isEqualTo(SecretConfigurator.HINT);
        try (InputStream xml = resource("/META-INF/plexus/components.xml")) {
            assertThat(new String(xml.readAllBytes(), StandardCharsets.UTF_8))
                    .contains(
                            "<role-hint>%s</role-hint>".formatted(SecretConfigurator.HINT),
                            "<implementation>%s</implementation>".formatted(SecretConfigurator.class.getName()));
        }
    }

    @Test
    void have_these_defaults() throws PlexusConfigurationException {
        Map<String, String> defaults = new TreeMap<>();
        for (MojoDescriptor goal : ownGoals().toList()) {
            for (PlexusConfiguration parameter : goal.getMojoConfiguration().getChildren()) {
                defaults.put(parameter.getName(), parameter.getAttribute("default-value", "none"));
            }
        }
        assertThat(defaults)
                .isEqualTo(new TreeMap<>(Map.ofEntries(
                        Map.entry("approver", "none"),
                        Map.entry("barePhase", "none"),
                        Map.entry("baseline", "edd-baseline.json"),
                        Map.entry("buildDirectory", "${project.build.directory}"),
                        Map.entry("changelogDirectory", "src/main/resources/db/changelog"),
                        Map.entry("changelogFile", "none"),
                        Map.entry("chunkTime", "250"),
                        Map.entry("databaseVersion", "none"),
                        Map.entry("dialect", "none"),
                        Map.entry("failOn", "none"),
                        Map.entry("requireSchema", "none"),
                        Map.entry("release", "none"),
                        Map.entry("rule", "none"),
                        Map.entry("oldestRelease", "none"),
                        Map.entry("minimumSoak", "none"),
                        Map.entry("override", "none"),
                        Map.entry("event", "deployed"),
                        Map.entry("execution", "${mojoExecution}"),
                        Map.entry("demand", "none"),
                        Map.entry("detail", "false"),
                        Map.entry("beforeDestructive", "none"),
                        Map.entry("env", "none"),
                        Map.entry("environments", "none"),
                        Map.entry("user", "none"),
                        Map.entry("buildUrl", "none"),
                        Map.entry("commit", "none"),
                        Map.entry("allow", "none"),
                        Map.entry("replicas", "none"),
                        Map.entry("verify", "false"),
                        Map.entry("maxTransition", "none"),
                        Map.entry("latencyBudget", "0"),
                        Map.entry("maxLag", "0"),
                        Map.entry("throttleQuery", "none"),
                        Map.entry("window", "none"),
                        Map.entry("failOnOverdue", "false"),
                        Map.entry("fork", "true"),
                        Map.entry("format", "text"),
                        Map.entry("load", "80"),
                        Map.entry("leaseTime", "30"),
                        Map.entry("lockRetries", "10"),
                        Map.entry("lockTimeout", "5"),
                        Map.entry("lockWait", "60"),
                        Map.entry("statementTimeout", "0"),
                        Map.entry("name", "none"),
                        Map.entry("number", "none"),
                        Map.entry("onRowError", "stop"),
                        Map.entry("outOfOrder", "false"),
                        Map.entry("outputFile", "none"),
                        Map.entry("password", "none"),
                        Map.entry("phase", "none"),
                        Map.entry("phases", "initial,transition,finalization"),
                        Map.entry("project", "${project}"),
                        Map.entry("reportFormats", "none"),
                        Map.entry("revoke", "false"),
                        Map.entry("rules", "none"),
                        Map.entry("serverId", "none"),
                        Map.entry("session", "${session}"),
                        Map.entry("settings", "${settings}"),
                        Map.entry("skip", "false"),
                        Map.entry("updateBaseline", "false"),
                        Map.entry("url", "none"),
                        Map.entry("username", "none"),
                        Map.entry("workers", "1"))));
    }

    @ParameterizedTest
    @MethodSource("ownGoals")
    void are_thin(MojoDescriptor goal) throws IOException {
        Path source = Path.of("src/main/java", goal.getImplementation().replace('.', '/') + ".java");
        assertThat(Files.readAllLines(source))
                .filteredOn(line -> !line.isBlank())
                .hasSizeLessThanOrEqualTo(60);
    }

    @Test
    void are_all_known_to_Eclipse() throws IOException {
        try (InputStream xml = resource("/META-INF/m2e/lifecycle-mapping-metadata.xml")) {
            String mapping = new String(xml.readAllBytes(), StandardCharsets.UTF_8);
            assertThat(goals()).allSatisfy(goal -> assertThat(mapping)
                    .containsOnlyOnce("<goal>%s</goal>".formatted(goal.getGoal())));
        }
    }
}
