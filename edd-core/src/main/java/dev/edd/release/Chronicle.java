package dev.edd.release;

import java.time.Instant;
import java.util.Map;

/**
 * What a database tells of time, besides what it has applied.
 *
 * @param now by the database's clock
 * @param firstRuns when transitions ran first, by the name of the migration, as far as the audit trail knows
 */
public record Chronicle(Instant now, ReleaseHistory releases, Map<String, Instant> firstRuns) {
    /** The chronicle of a database that nobody has asked. */
    public static final Chronicle NONE = new Chronicle(Instant.EPOCH, ReleaseHistory.NONE, Map.of());

    public Chronicle {
        firstRuns = Map.copyOf(firstRuns);
    }
}
