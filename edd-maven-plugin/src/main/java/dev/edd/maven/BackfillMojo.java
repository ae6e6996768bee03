package dev.edd.maven;

import dev.edd.backfill.BackfillSettings;
import dev.edd.backfill.Throttle;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/** What the goals share that may run a backfill: how hard it works, and what makes it wait. */
abstract class BackfillMojo extends LockMojo {
    /** How many chunks of a backfill this run works on at the same time, each on a connection of its own. */
    @Parameter(property = "edd.workers", defaultValue = "1")
    private int workers;

    /**
     * About how many milliseconds a chunk of a backfill takes; the number of rows adapts itself, between 100 and 100,000, and
     * up to a hundredth of the table.
     */
    @Parameter(property = "edd.chunkTime", defaultValue = "250")
    private int chunkTime;

    /** The share of its time that a backfill works, in percent; it sleeps for the rest, so that others get through. */
    @Parameter(property = "edd.load", defaultValue = "80")
    private int load;

    /**
     * What to do at a row that a backfill cannot move: {@code stop}, or {@code record} it and go on.
     */
    @Parameter(property = "edd.onRowError", defaultValue = "stop")
    private String onRowError;

    /**
     * The time of day at which a backfill may work, by the clock of the machine that runs it: {@code 22:00-05:00}. At other
     * times it waits. Without it, always.
     */
    @Parameter(property = "edd.window")
    private @Nullable String window;

    /**
     * A query that runs about twice a second beside a backfill, which waits while the first number of its first row is more
     * than 0: {@code SELECT COUNT(*) FROM queue WHERE waiting_since < now() - INTERVAL '1 minute'}.
     */
    @Parameter(property = "edd.throttleQuery")
    private @Nullable String throttleQuery;

    /**
     * How many milliseconds the slowest replica may be behind; a backfill waits while it is further. 0 for not looking.
     * PostgreSQL's primary is asked, by an account with the role {@code pg_read_all_stats}; on MySQL and MariaDB the
     * {@code edd.replicas} are.
     */
    @Parameter(property = "edd.maxLag", defaultValue = "0")
    private int maxLag;

    /**
     * The JDBC URLs of the replicas that {@code edd.maxLag} is about, on MySQL and MariaDB, whose primaries do not know how far
     * behind they are. The account needs the right REPLICATION CLIENT there, or REPLICA MONITOR on MariaDB; it is that of
     * {@code edd.username} where a URL names no other.
     */
    @Parameter(property = "edd.replicas")
    private @Nullable List<String> replicas;

    /**
     * How many milliseconds a single-row transaction of others may take. A backfill then probes, a few times a second, how
     * long one takes, makes its chunks no longer than this, and works so much less that most of them keep within. 0 for not
     * probing.
     */
    @Parameter(property = "edd.latencyBudget", defaultValue = "0")
    private int latencyBudget;

    @Override
    BackfillSettings backfill() throws MojoExecutionException {
        boolean record = onRowError.equalsIgnoreCase("record");
        boolean known = record || onRowError.equalsIgnoreCase("stop");
        if (!known || workers < 1 || latencyBudget < 0 || maxLag < 0 || chunkTime < 1 || load < 1 || load > 100) {
            throw new MojoExecutionException(
                    """
                    edd.workers=%s, edd.chunkTime=%s, edd.load=%s, edd.onRowError=%s, edd.maxLag=%s, edd.latencyBudget=%s do not fit.
                      Why    A backfill needs a worker, some time, a share of it and one of two ways to take an error.
                      Fix    Use numbers from 1 up (from 0 up for the last two), a load of at most 100, and -Dedd.onRowError=stop or record.""".formatted(workers, chunkTime, load, onRowError, maxLag, latencyBudget));
        }
        return new BackfillSettings(
                workers,
                Duration.ofMillis(chunkTime),
                load / 100.0,
                record,
                throttles(),
                Duration.ofMillis(latencyBudget));
    }

    private List<Throttle> throttles() {
        List<Throttle> throttles = new ArrayList<>();
        if (window != null) {
            throttles.add(Throttle.Window.of(window));
        }
        if (throttleQuery != null) {
            throttles.add(new Throttle.Query(throttleQuery));
        }
        if (maxLag > 0) {
            throttles.add(new Throttle.ReplicaLag(Duration.ofMillis(maxLag), replicas == null ? List.of() : replicas));
        }
        return throttles;
    }
}
