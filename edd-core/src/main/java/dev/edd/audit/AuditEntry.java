package dev.edd.audit;

import dev.edd.migration.Migration.Digest;
import dev.edd.release.Origin;
import java.time.Instant;
import java.util.List;

/**
 * One row of the audit trail.
 *
 * @param number counts the rows from 1, without a gap
 * @param when by the database's clock
 * @param versions of what did it, and of the database
 * @param hash of everything else in this row and of the hash of the row before
 */
public record AuditEntry(long number, Instant when, Deed deed, Origin origin, String versions, String hash) {
    /** Returns the entry with the hash that follows from it and from the row before. */
    AuditEntry chainedTo(String previous) {
        return new AuditEntry(number, when, deed, origin, versions, hashAfter(previous));
    }

    boolean follows(String previous) {
        return hash.equals(hashAfter(previous));
    }

    private String hashAfter(String previous) {
        return Digest.of(List.of(
                previous,
                number,
                when.toEpochMilli(),
                deed.kind(),
                deed.subject(),
                deed.outcome(),
                deed.detail(),
                deed.digest(),
                deed.took().toMillis(),
                origin.user(),
                origin.host(),
                origin.build(),
                origin.commit(),
                versions));
    }
}
