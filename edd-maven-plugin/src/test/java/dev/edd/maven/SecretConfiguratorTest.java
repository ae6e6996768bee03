package dev.edd.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.codehaus.plexus.classworlds.ClassWorld;
import org.codehaus.plexus.classworlds.realm.ClassRealm;
import org.codehaus.plexus.component.configurator.ConfigurationListener;
import org.codehaus.plexus.component.configurator.expression.DefaultExpressionEvaluator;
import org.codehaus.plexus.configuration.DefaultPlexusConfiguration;
import org.codehaus.plexus.configuration.PlexusConfiguration;
import org.junit.jupiter.api.Test;

class SecretConfiguratorTest {
    /** Hears what {@code mvn -X} shows. */
    private static final class Listener implements ConfigurationListener {
        private final List<String> shown = new ArrayList<>();

        @Override
        public void notifyFieldChangeUsingSetter(String field, Object value, Object target) {
            shown.add(field + " = " + value);
        }

        @Override
        public void notifyFieldChangeUsingReflection(String field, Object value, Object target) {
            shown.add(field + " = " + value);
        }
    }

    private static List<String> shownOf(Object bean, PlexusConfiguration configuration) throws Exception {
        Listener listener = new Listener();
        ClassRealm realm = new ClassWorld("test", SecretConfiguratorTest.class.getClassLoader()).getRealm("test");
        new SecretConfigurator()
                .configureComponent(bean, configuration, new DefaultExpressionEvaluator(), realm, listener);
        return listener.shown;
    }

    @Test
    void shows_no_secret_while_it_fills_the_parameters_of_an_environment() throws Exception {
        EnvironmentParameter environment = new EnvironmentParameter();
        PlexusConfiguration configuration = new DefaultPlexusConfiguration("environment");
        configuration.addChild("id", "staging");
        configuration.addChild("url", "jdbc:postgresql://ann:open-sesame@db/shop");

        assertThat(shownOf(environment, configuration)).containsExactly("id = staging", "url = ***");
        assertThat(environment.settings())
                .containsEntry("environments.staging.url", "jdbc:postgresql://ann:open-sesame@db/shop");
    }
}
