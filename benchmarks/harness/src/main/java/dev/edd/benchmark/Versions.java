package dev.edd.benchmark;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.Properties;

/** The versions of everything that is measured, as the POM has them. */
final class Versions {
    private static final Properties VERSIONS = read();

    private Versions() {}

    static String of(String product) {
        return Objects.requireNonNull(VERSIONS.getProperty(product), product);
    }

    private static Properties read() {
        try (InputStream in = Objects.requireNonNull(Versions.class.getResourceAsStream("versions.properties"))) {
            Properties properties = new Properties();
            properties.load(in);
            return properties;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
