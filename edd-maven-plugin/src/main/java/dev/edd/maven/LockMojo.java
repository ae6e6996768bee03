package dev.edd.maven;

import dev.edd.execution.LockSettings;
import java.time.Duration;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugins.annotations.Parameter;

/** What the goals share that change a database: how patient they are, and others must be with them. */
abstract class LockMojo extends PhaseMojo {
    /**
     * After how many seconds without a sign of life this run counts as dead, so that another one may take its place. A
     * heartbeat keeps it alive; raise this where machines are suspended for longer.
     */
    @Parameter(property = "edd.leaseTime", defaultValue = "30")
    private int leaseTime;

    /**
     * How many seconds a statement waits for a lock before it gets out of the way, rolls back and is tried again: whoever
     * comes later waits behind it. 0 leaves that to the database.
     */
    @Parameter(property = "edd.lockTimeout", defaultValue = "5")
    private int lockTimeout;

    /**
     * How often a migration, or a row of a backfill, is tried again that did not get its locks, after pauses that grow to 10
     * seconds.
     */
    @Parameter(property = "edd.lockRetries", defaultValue = "10")
    private int lockRetries;

    /** After how many seconds a statement is cut off and its migration fails, or its chunk is halved; 0 for never. */
    @Parameter(property = "edd.statementTimeout", defaultValue = "0")
    private int statementTimeout;

    @Override
    LockSettings locks(Duration patience) throws MojoExecutionException {
        if (leaseTime < 1 || lockTimeout < 0 || lockRetries < 0 || statementTimeout < 0) {
            throw new MojoExecutionException("""
                    edd.leaseTime=%s, edd.lockTimeout=%s, edd.lockRetries=%s, edd.statementTimeout=%s do not fit.
                      Why    A lease needs a second at least, and no time or number is negative.
                      Fix    Use numbers from 0 up, and from 1 up for edd.leaseTime.""".formatted(leaseTime, lockTimeout, lockRetries, statementTimeout));
        }
        return new LockSettings(
                patience,
                Duration.ofSeconds(leaseTime),
                Duration.ofSeconds(lockTimeout),
                lockRetries,
                Duration.ofSeconds(statementTimeout));
    }
}
