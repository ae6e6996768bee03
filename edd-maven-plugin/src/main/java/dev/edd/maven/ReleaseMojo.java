package dev.edd.maven;

import dev.edd.Edd;
import dev.edd.Environment;
import dev.edd.ReleaseNews;
import dev.edd.release.ReleaseEvent;
import dev.edd.release.ReleaseHistory;
import dev.edd.release.Version;
import dev.edd.report.JsonReport;
import dev.edd.report.TextReport;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.plugins.annotations.ResolutionScope;
import org.jspecify.annotations.Nullable;

/**
 * Records in the database that a release of the application was deployed, retired or rolled back. Finalizations wait for
 * the releases that need what they remove. Refuses to record a release as deployed that would miss something.
 */
@Mojo(
        name = "release",
        requiresProject = false,
        requiresDependencyResolution = ResolutionScope.TEST,
        threadSafe = true,
        configurator = SecretConfigurator.HINT)
public class ReleaseMojo extends DatabaseMojo {
    /** The release: {@code 2.4.0}. The project's version without {@code -SNAPSHOT}, if there is a project. */
    @Parameter(property = "edd.release")
    private @Nullable String release;

    /**
     * What happened to it: {@code deployed} (instances of it run from now on), {@code retired} (none is left), or
     * {@code rolled-back} (it was replaced by the release before it).
     */
    @Parameter(property = "edd.event", defaultValue = "deployed")
    private String event;

    /**
     * The oldest release that still runs beside it: all before are recorded as retired. The release itself, once the
     * roll-out is complete. Without it, whatever ran before is taken to run on.
     */
    @Parameter(property = "edd.oldestRelease")
    private @Nullable String oldestRelease;

    @Override
    void run(Edd edd, Environment environment) throws MojoExecutionException {
        Version version = Releases.named(release, project);
        ReleaseEvent.Kind kind = ReleaseEvent.Kind.of(event);
        Version oldest = oldestRelease == null
                ? ReleaseNews.NOTHING_RETIRED
                : Releases.version("edd.oldestRelease", oldestRelease);
        ReleaseHistory releases = edd.release(
                environment,
                new ReleaseNews(version, kind, oldest, environment.standing().runner()));
        log("Release %s %s on %s".formatted(version, kind.toString().replace('-', ' '), environment.target()));
        report(TextReport.of(releases), () -> JsonReport.of(releases));
    }
}
