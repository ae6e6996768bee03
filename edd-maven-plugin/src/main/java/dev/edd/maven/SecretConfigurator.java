package dev.edd.maven;

import org.codehaus.plexus.component.configurator.BasicComponentConfigurator;
import org.codehaus.plexus.component.configurator.converters.basic.AbstractBasicConverter;

/**
 * Fills parameters as Maven does, and secrets without a word: Maven's own way shows the text that it gives to
 * {@link Secret} ({@code mvn -X}).
 */
final class SecretConfigurator extends BasicComponentConfigurator {
    /** What goals name it by, and {@code META-INF/plexus/components.xml}, where Maven finds it. */
    static final String HINT = "edd";

    SecretConfigurator() {
        converterLookup.registerConverter(new SecretConverter());
    }

    private static final class SecretConverter extends AbstractBasicConverter {
        @Override
        public boolean canConvert(Class<?> type) {
            return Secret.class.equals(type);
        }

        @Override
        protected Object fromString(String text) {
            Secret secret = new Secret();
            secret.set(text);
            return secret;
        }
    }
}
