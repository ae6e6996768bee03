package dev.edd.maven;

import dev.edd.migration.Nearest;
import java.util.List;
import java.util.Properties;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.descriptor.MojoDescriptor;
import org.apache.maven.plugin.descriptor.PluginDescriptor;

/** The properties that the goals take, all of them: one command line may serve several goals. */
record PropertyNames(List<String> known) {
    private static final Pattern PROPERTY = Pattern.compile("\\$\\{(edd\\.\\w+)}");

    PropertyNames {
        known = List.copyOf(known);
    }

    /** Returns those of a plugin, by what it tells Maven about itself. */
    static PropertyNames of(PluginDescriptor plugin) {
        return new PropertyNames(plugin.getMojos().stream()
                .flatMap(PropertyNames::expressions)
                .flatMap(expression -> PROPERTY.matcher(expression).results().map(match -> match.group(1)))
                .distinct()
                .sorted()
                .toList());
    }

    private static Stream<String> expressions(MojoDescriptor goal) {
        return Stream.of(goal.getMojoConfiguration().getChildren()).map(child -> child.getValue(""));
    }

    /**
     * Refuses a property that is most likely meant to be one of these. Others are left alone: a build may have properties of
     * its own, such as {@code edd.version}.
     */
    void requireNoSlip(Properties given) throws MojoExecutionException {
        for (String name : given.stringPropertyNames().stream().sorted().toList()) {
            if (name.startsWith("edd.") && !known.contains(name)) {
                requireNoSlip(name);
            }
        }
    }

    private void requireNoSlip(String name) throws MojoExecutionException {
        String meant = Nearest.meantBy(name, known).orElse("");
        if (!meant.isEmpty()) {
            throw new MojoExecutionException("""
                    %s is no parameter of any goal.
                      Why    It has no effect, although whoever wrote it counts on one.
                      Fix    Write %s; mvn edd:help -Ddetail lists the parameters.""".formatted(name, meant));
        }
    }

    /**
     * Refuses what says in vain which database is meant: a pipeline's variable that is not set leaves the property empty, and
     * Maven takes it for one that nobody gave.
     *
     * @param names those of which each alone would be enough
     */
    static void requireNotInVain(Properties given, String... names) throws MojoExecutionException {
        List<String> said =
                Stream.of(names).filter(name -> given.getProperty(name) != null).toList();
        if (!said.isEmpty()
                && said.stream().allMatch(name -> given.getProperty(name).isBlank())) {
            throw new MojoExecutionException("""
                    %s is empty.
                      Why    A variable that is not set leaves it so, and the goal would turn to a database that nobody named.
                      Fix    Set the variable, or leave -D%s= out to mean the project's own database.""".formatted(said.get(0), said.get(0)));
        }
    }
}
