package dev.edd.migration;

import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What one database has applied: the rows of {@code DATABASECHANGELOG} that have a phase. Immutable. */
public final class History {
    /** The history of a database that has none. */
    public static final History EMPTY = new History(List.of());

    private final Map<ChangesetKey, Applied> byChangeset = new LinkedHashMap<>();
    private final Map<String, Applied> byText = new HashMap<>();

    /** Takes the rows in the order in which they were applied. */
    public History(List<Applied> applied) {
        for (Applied row : applied) {
            byChangeset.put(row.changeset(), row);
            byText.put(text(row.changeset().id(), row.phase(), row.checksum()), row);
        }
    }

    /** Returns every row, in the order in which they were applied. */
    public List<Applied> applied() {
        return List.copyOf(byChangeset.values());
    }

    /**
     * Returns the row of a migration: that of its changeset, or else the one that has its number, phase and checksum
     * and so is the same text under an earlier description.
     */
    public Optional<Applied> of(Migration migration) {
        Applied same = byChangeset.get(migration.source().changeset());
        return Optional.ofNullable(same)
                .or(() -> Optional.ofNullable(byText.get(text(
                        migration.source().changeset().id(),
                        migration.phase(),
                        migration.source().checksum()))));
    }

    private static String text(String id, Phase phase, String checksum) {
        return id + '/' + phase + '/' + checksum;
    }

    /**
     * One row.
     *
     * @param checksum Liquibase's {@code MD5SUM}; empty where a checksum was cleared
     * @param when the last time it ran, by the database's clock
     */
    public record Applied(ChangesetKey changeset, Phase phase, String checksum, Instant when) {}

    /**
     * A migration of which some statements have taken effect and others not.
     *
     * @param done how many of its first statements have
     * @param doneDigest the digest of their text
     * @param begunDigest the digest of their text and the next one's, if that was begun and nobody knows how it ended;
     *     empty where it is known not to have taken effect
     * @param reason what the database said
     */
    public record HalfDone(
            ChangesetKey changeset, int done, String doneDigest, String begunDigest, String reason, Instant when) {}
}
