package dev.edd.maven;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.ArrayList;
import java.util.List;
import org.apache.maven.artifact.Artifact;
import org.apache.maven.project.MavenProject;

/** Where JDBC drivers are looked for: the project's dependencies, test ones included, then the plugin's. */
final class DriverClassPath implements AutoCloseable {
    private final URLClassLoader loader;

    private DriverClassPath(URLClassLoader loader) {
        this.loader = loader;
    }

    static DriverClassPath of(MavenProject project) {
        List<URL> jars = new ArrayList<>();
        for (Artifact artifact : project.getArtifacts()) {
            try {
                jars.add(artifact.getFile().toURI().toURL());
            } catch (MalformedURLException e) {
                throw new UncheckedIOException("Every file has a URL", e);
            }
        }
        return new DriverClassPath(
                new URLClassLoader(jars.toArray(URL[]::new), DriverClassPath.class.getClassLoader()));
    }

    ClassLoader loader() {
        return loader;
    }

    @Override
    public void close() {
        try {
            loader.close();
        } catch (IOException e) {
            throw new UncheckedIOException("A jar of the project's dependencies cannot be closed", e);
        }
    }
}
