package dev.edd.maven;

import dev.edd.Edd;
import dev.edd.Environment;
import dev.edd.backfill.BackfillSettings;
import dev.edd.database.Target;
import dev.edd.execution.LockSettings;
import java.io.IOException;
import java.time.Duration;
import javax.inject.Inject;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.settings.Settings;
import org.apache.maven.settings.crypto.SettingsDecrypter;
import org.jspecify.annotations.Nullable;

/** What the goals share that look into a database: which one, and who logs in. */
abstract class DatabaseMojo extends CheckingMojo {
    /** Who logs in to the database. */
    @Parameter(property = "edd.username")
    private @Nullable String username;

    /**
     * The password. Prefer {@code edd.serverId}, or a reference to an environment variable in the POM
     * ({@code ${env.DB_PASSWORD}}): what stands on a command line can be read by every process of the machine.
     */
    @Parameter(property = "edd.password")
    private @Nullable Secret password;

    /**
     * The {@code <server>} of {@code settings.xml} that holds username and password, encrypted ones included. What
     * {@code edd.username} and {@code edd.password} say goes before.
     */
    @Parameter(property = "edd.serverId")
    private @Nullable String serverId;

    /** How many seconds to wait while another run migrates the same database. */
    @Parameter(property = "edd.lockWait", defaultValue = "60")
    private int lockWait;

    @Parameter(defaultValue = "${settings}", readonly = true)
    private Settings settings;

    @Inject
    private SettingsDecrypter decrypter;

    @Override
    final void run(Edd edd) throws MojoExecutionException, MojoFailureException {
        try (DriverClassPath drivers = DriverClassPath.of(project)) {
            run(edd, new Environment(target(), drivers, locks(Duration.ofSeconds(lockWait)), backfill()));
        } catch (IOException e) {
            throw new MojoExecutionException("A jar of the project's dependencies cannot be closed", e);
        }
    }

    /** Does what the goal is for, in that environment. */
    abstract void run(Edd edd, Environment environment) throws MojoExecutionException, MojoFailureException;

    /** Returns how hard a backfill may work. */
    BackfillSettings backfill() throws MojoExecutionException {
        return BackfillSettings.DEFAULT;
    }

    /** Returns whether somebody may be looking: {@code mvn -B} says that nobody does. */
    boolean isInteractive() {
        return settings.isInteractiveMode();
    }

    /** Returns how patient a run is; the goals that only read hold no lock. */
    LockSettings locks(Duration patience) throws MojoExecutionException {
        return LockSettings.DEFAULT.waiting(patience);
    }

    private Target target() throws MojoExecutionException {
        Target target = url == null || url.text().isBlank() ? defaultTarget() : Target.of(url.text());
        Target known = serverId == null ? target : new ServerCredentials(settings, decrypter).of(serverId, target);
        return known.as(username == null ? "" : username, password == null ? "" : password.text());
    }

    private Target defaultTarget() {
        getLog().info("No edd.url: this is the project's own H2 database. Name another with -Dedd.url=jdbc:…");
        return Target.of("jdbc:h2:file:" + buildDirectory().resolve("edd/database"))
                .as("sa", "");
    }
}
