package dev.edd.maven;

import dev.edd.Edd;
import dev.edd.Environment;
import dev.edd.Standing;
import dev.edd.audit.Here;
import dev.edd.backfill.BackfillSettings;
import dev.edd.database.Target;
import dev.edd.environment.DeclaredEnvironment;
import dev.edd.environment.DeclaredEnvironment.Access;
import dev.edd.environment.Environments;
import dev.edd.execution.LockSettings;
import dev.edd.release.Origin;
import java.io.IOException;
import java.time.Duration;
import java.util.function.Function;
import javax.inject.Inject;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.settings.Settings;
import org.apache.maven.settings.crypto.SettingsDecrypter;
import org.jspecify.annotations.Nullable;

/** What the goals share that look into a database: which one, and who logs in. */
abstract class DatabaseMojo extends CheckingMojo {
    /** Chooses all environments. */
    private static final String ALL = "*";

    /**
     * The environment: one that {@code environments} or {@code edd.yaml} declares. What is declared of it goes before
     * {@code edd.url}, {@code edd.serverId}, {@code edd.username} and {@code edd.password}. {@code edd:status} shows all
     * of them with {@code -Dedd.env=*}.
     */
    @Parameter(property = "edd.env")
    private @Nullable String env;

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

    /** Who does it. Pipelines are asked by their environment variables; elsewhere, the user of the system. */
    @Parameter(property = "edd.user")
    private @Nullable String user;

    /** Where the pipeline's run can be seen. Taken from GitHub Actions, GitLab CI and Jenkins by default. */
    @Parameter(property = "edd.buildUrl")
    private @Nullable String buildUrl;

    /** Which version of the files it is. Taken from GitHub Actions, GitLab CI and Jenkins by default. */
    @Parameter(property = "edd.commit")
    private @Nullable String commit;

    @Parameter(defaultValue = "${settings}", readonly = true)
    private Settings settings;

    @Inject
    private SettingsDecrypter decrypter;

    @Override
    final void run(Edd edd) throws MojoExecutionException, MojoFailureException {
        PropertyNames.requireNotInVain(session.getUserProperties(), "edd.env", "edd.url");
        try (DriverClassPath drivers = DriverClassPath.of(project)) {
            Environments declared = edd.landscape().environments();
            LockSettings locks = locks(patience());
            BackfillSettings backfill = backfill();
            Function<DeclaredEnvironment, Environment> reach =
                    each -> new Environment(targets().of(each), drivers, locks, backfill, standing(declared, each));
            if (ALL.equals(env)) {
                runAll(edd, reach);
            } else {
                run(edd, reach.apply(chosen(declared)));
            }
        } catch (IOException e) {
            throw new MojoExecutionException("A jar of the project's dependencies cannot be closed", e);
        }
    }

    /** Does what the goal is for, in that environment. */
    abstract void run(Edd edd, Environment environment) throws MojoExecutionException, MojoFailureException;

    /** Does what the goal is for, in all environments; how to reach one may throw what is in the way. */
    void runAll(Edd edd, Function<DeclaredEnvironment, Environment> reach)
            throws MojoExecutionException, MojoFailureException {
        throw new MojoExecutionException("""
                edd.env=* is for edd:status alone.
                  Why    What changes a database is done to one at a time.
                  Fix    Name one: -Dedd.env=…""");
    }

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

    /** Returns who does what is done. */
    Origin origin() {
        return Here.origin(user, buildUrl, commit);
    }

    private Duration patience() throws MojoExecutionException {
        if (lockWait < 0) {
            throw new MojoExecutionException("""
                    edd.lockWait=%s does not fit.
                      Why    Nobody can wait for less than no time.
                      Fix    Use a number of seconds from 0 up.""".formatted(lockWait));
        }
        return Duration.ofSeconds(lockWait);
    }

    private DeclaredEnvironment chosen(Environments declared) {
        return env == null ? declared.at(textOf(url)).orElse(DeclaredEnvironment.NONE) : declared.named(env);
    }

    private Standing standing(Environments declared, DeclaredEnvironment environment) {
        return new Standing(environment, () -> declared.before(environment).map(targets()::apart), origin());
    }

    private Targets targets() {
        Access given = new Access(textOf(url), textOf(username), textOf(serverId));
        return new Targets(given, textOf(password), new ServerCredentials(settings, decrypter), this::defaultTarget);
    }

    private static String textOf(@Nullable Secret parameter) {
        return parameter == null ? "" : parameter.text();
    }

    private Target defaultTarget() {
        getLog().info(
                        "No edd.url: this is the project's own H2 database. Name another with -Dedd.url=jdbc:… or -Dedd.env=…");
        return Target.of("jdbc:h2:file:" + buildDirectory().resolve("edd/database"))
                .as("sa", "");
    }
}
