package dev.edd.audit;

import dev.edd.release.Origin;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
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

    /** Each field goes in with its length, so that no two rows have the same text. */
    private String hashAfter(String previous) {
        StringBuilder text = new StringBuilder();
        for (Object field : List.of(
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
                versions)) {
            text.append(field.toString().length()).append(':').append(field);
        }
        return sha256(text.toString());
    }

    /** Returns the SHA-256 of a text, in hexadecimal. */
    public static String sha256(String text) {
        try {
            MessageDigest sha = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(sha.digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }
}
