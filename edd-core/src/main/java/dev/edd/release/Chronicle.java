package dev.edd.release;

import java.time.Instant;
import java.util.Map;

/**
 * What a database tells of time, besides what it has applied.
 *
 * @param now by the database's clock
 * @param firstRuns when transitions ran first, by the name of the migration, as far as the audit trail knows
 * @param usage who still uses what is to be removed
 */
public record Chronicle(Instant now, ReleaseHistory releases, Map<String, Instant> firstRuns, Usage usage) {
    /** The chronicle of a database that nobody has asked. */
    public static final Chronicle NONE = new Chronicle(Instant.EPOCH, ReleaseHistory.NONE, Map.of());

    public Chronicle {
        firstRuns = Map.copyOf(firstRuns);
    }

    /** Takes what a database tells that nobody has asked who uses it. */
    public Chronicle(Instant now, ReleaseHistory releases, Map<String, Instant> firstRuns) {
        this(now, releases, firstRuns, Usage.UNKNOWN);
    }

    /** Returns the same with who still uses what is to be removed. */
    public Chronicle with(Usage other) {
        return new Chronicle(now, releases, firstRuns, other);
    }
}
