package dev.edd.maven;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import org.apache.maven.artifact.Artifact;
import org.apache.maven.project.MavenProject;

/**
 * Where JDBC drivers are looked for: the project's dependencies, test ones included, then the plugin's. The project goes
 * first, so that its database is opened by the version of the driver that its application uses.
 */
final class DriverClassPath extends URLClassLoader {
    /** MariaDB's driver warns of each statement that is refused, those included that are tried again in halves. */
    private static final String SILENCE = "mariadb.logging.disable";

    private static final ClassLoader PLUGIN = DriverClassPath.class.getClassLoader();

    private DriverClassPath(URL[] jars) {
        super(jars, ClassLoader.getPlatformClassLoader());
    }

    static DriverClassPath of(MavenProject project) {
        // Every refusal that matters is said anyway. Who sets the property to false hears of all.
        System.getProperties().putIfAbsent(SILENCE, "true");
        List<URL> jars = new ArrayList<>();
        for (Artifact artifact : project.getArtifacts()) {
            try {
                jars.add(artifact.getFile().toURI().toURL());
            } catch (MalformedURLException e) {
                throw new UncheckedIOException("Every file has a URL", e);
            }
        }
        return new DriverClassPath(jars.toArray(URL[]::new));
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
        try {
            return super.findClass(name);
        } catch (ClassNotFoundException notOfTheProject) {
            return PLUGIN.loadClass(name);
        }
    }

    @Override
    public Enumeration<URL> findResources(String name) throws IOException {
        List<URL> resources = Collections.list(super.findResources(name));
        resources.addAll(Collections.list(PLUGIN.getResources(name)));
        return Collections.enumeration(resources);
    }
}
