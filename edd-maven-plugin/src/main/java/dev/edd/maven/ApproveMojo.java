package dev.edd.maven;

import dev.edd.Edd;
import dev.edd.Environment;
import dev.edd.environment.Approval;
import dev.edd.migration.Phase;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.plugins.annotations.ResolutionScope;
import org.jspecify.annotations.Nullable;

/**
 * Lets a migration into an environment that demands an approval: records in its database who has looked at it. An approval
 * holds for the text as it is now; it is void once one of the refactoring's files up to that phase is changed.
 */
@Mojo(
        name = "approve",
        requiresProject = false,
        requiresDependencyResolution = ResolutionScope.TEST,
        threadSafe = true,
        configurator = SecretConfigurator.HINT)
public class ApproveMojo extends DatabaseMojo {
    /** The sequence number of the refactoring. */
    @Parameter(property = "edd.number")
    private @Nullable String number;

    /** The phase of the migration that may run: {@code initial}, {@code transition} or {@code finalization}. */
    @Parameter(property = "edd.phase", defaultValue = "finalization")
    private String phase;

    /** Who has looked at it and takes the responsibility, or takes it back. Whoever runs the goal, if nobody is named. */
    @Parameter(property = "edd.approver")
    private @Nullable String approver;

    /** Takes back what was approved, whoever did: the gate is closed until somebody approves anew. */
    @Parameter(property = "edd.revoke", defaultValue = "false")
    private boolean revoke;

    @Override
    void run(Edd edd, Environment environment) throws MojoExecutionException {
        if (number == null) {
            throw new MojoExecutionException("""
                    edd.number is not set.
                      Why    An approval is for one migration that somebody has looked at.
                      Fix    Name the refactoring: -Dedd.number=7""");
        }
        String id = environment.standing().declared().id();
        Approval.Subject subject = new Approval.Subject(id, Numbers.of(number).value(), phaseNamed());
        String who = approver == null ? environment.standing().runner().user() : approver;
        Approval approval = revoke
                ? edd.landscape().revoke(environment, subject, who)
                : edd.landscape().approve(environment, subject, who);
        getLog().info(approval.toString());
    }

    private Phase phaseNamed() throws MojoExecutionException {
        return Phase.of(phase.strip()).orElseThrow(() -> new MojoExecutionException("""
                "%s" is no phase.
                  Why    An approval is for one migration that somebody has looked at.
                  Fix    Use -Dedd.phase=initial, transition or finalization.""".formatted(phase)));
    }
}
