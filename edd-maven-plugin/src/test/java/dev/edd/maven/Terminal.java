package dev.edd.maven;

import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.model.Model;
import org.apache.maven.plugin.Mojo;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.descriptor.MojoDescriptor;
import org.apache.maven.plugin.descriptor.PluginDescriptor;
import org.apache.maven.plugin.descriptor.PluginDescriptorBuilder;
import org.apache.maven.project.MavenProject;
import org.codehaus.plexus.PlexusContainer;
import org.codehaus.plexus.component.configurator.BasicComponentConfigurator;
import org.codehaus.plexus.component.configurator.expression.ExpressionEvaluator;
import org.codehaus.plexus.configuration.PlexusConfigurationException;

/** Runs the goals of lines such as {@code mvn edd:status -Dedd.env=*}, in a project without plugins of its own. */
final class Terminal {
    private static final Pattern WORD = Pattern.compile("(?:[^\\s\"]|\"[^\"]*\")+");

    private final PlexusContainer container;
    private final MavenSession session;
    private final MavenProject project = new MavenProject(new Model());
    private final Properties always = new Properties();

    /** Takes what injects goals and what they ask for properties, and the folder where the lines are typed. */
    Terminal(PlexusContainer container, MavenSession session, Path folder) {
        this.container = container;
        this.session = session;
        project.setFile(folder.resolve("pom.xml").toFile());
        project.getBuild().setDirectory(folder.resolve("target").toString());
    }

    /** Adds a property to every line, as {@code .mvn/maven.config} does. */
    Terminal with(String name, String value) {
        always.setProperty(name, value);
        return this;
    }

    /** Returns what the plugin tells Maven about itself. */
    static PluginDescriptor plugin() {
        try (Reader xml = new InputStreamReader(
                Terminal.class.getResourceAsStream("/META-INF/maven/plugin.xml"), StandardCharsets.UTF_8)) {
            return new PluginDescriptorBuilder().build(xml);
        } catch (IOException | PlexusConfigurationException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Returns the words of a line as a shell would, without the comment. */
    static List<String> words(String line) {
        return WORD.matcher(line.replaceFirst("\\s#.*", ""))
                .results()
                .map(MatchResult::group)
                .map(word -> word.replace("\"", ""))
                .toList();
    }

    /** Returns what the goals of a line write to the log. */
    String type(String line) throws Exception {
        Properties given = session.getUserProperties();
        given.clear();
        given.putAll(always);
        List<String> goals = new ArrayList<>();
        for (String word : words(line)) {
            if (word.startsWith("-D")) {
                String[] property = word.substring(2).split("=", 2);
                given.setProperty(property[0], property.length == 1 ? "true" : property[1]);
            } else if (word.startsWith("edd:")) {
                goals.add(word.substring("edd:".length()));
            }
        }
        RecordedLog log = new RecordedLog();
        for (String goal : goals) {
            Mojo mojo = mojo(goal);
            mojo.setLog(log);
            mojo.execute();
        }
        return log.text();
    }

    private Mojo mojo(String goal) throws Exception {
        MojoDescriptor descriptor = plugin().getMojo(goal);
        Mojo mojo = (Mojo) container.lookup(Mojo.ROLE, descriptor.getId());
        new BasicComponentConfigurator()
                .configureComponent(
                        mojo,
                        descriptor.getMojoConfiguration(),
                        new Expressions(name -> name.equals("mojoExecution") ? typed(descriptor) : value(name)),
                        container.getContainerRealm());
        return mojo;
    }

    private static MojoExecution typed(MojoDescriptor goal) {
        return new MojoExecution(goal, "default-cli", MojoExecution.Source.CLI);
    }

    private Object value(String name) {
        return switch (name) {
            case "project" -> project;
            case "session" -> session;
            case "settings" -> session.getSettings();
            case "project.build.directory" -> project.getBuild().getDirectory();
            default -> session.getUserProperties().getProperty(name);
        };
    }

    /** Puts values in the place of {@code ${…}}. */
    private record Expressions(Function<String, Object> values) implements ExpressionEvaluator {
        private static final Pattern EXPRESSION = Pattern.compile("\\$\\{([^}]+)}");

        @Override
        public Object evaluate(String text) {
            Matcher expression = EXPRESSION.matcher(text);
            return expression.matches() ? values.apply(expression.group(1)) : text;
        }

        @Override
        public File alignToBaseDirectory(File file) {
            return file;
        }
    }
}
