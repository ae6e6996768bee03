package dev.edd.migration;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * The statements that carry out one phase of a refactoring.
 *
 * @param statements in the order they run; never empty
 */
public record Migration(MigrationId id, Source source, Directives directives, List<Statement> statements) {
    public Migration {
        statements = List.copyOf(statements);
        if (statements.isEmpty()) {
            throw new IllegalArgumentException("Migration %s has no statements".formatted(id));
        }
    }

    /** Takes no time, however long the statements are. */
    @Override
    public int hashCode() {
        return id.hashCode();
    }

    /** Returns the number of its refactoring. */
    public SequenceNumber number() {
        return id.number();
    }

    /** Returns the phase it belongs to. */
    public Phase phase() {
        return id.phase();
    }

    /** Returns whether it stands in a changelog of Liquibase's own formats, and not in a folder named after its phase. */
    public boolean isNative() {
        return !source.changeset().path().startsWith(phase().context() + "/");
    }

    /** Returns the file it was read from, or the line where its changeset begins. */
    public Location location() {
        return source.location();
    }

    /** Returns the statements of one kind, in order. */
    public <T extends Statement> List<T> statements(Class<T> kind) {
        List<T> found = new ArrayList<>();
        for (Statement statement : statements) {
            if (kind.isInstance(statement)) {
                found.add(kind.cast(statement));
            }
        }
        return List.copyOf(found);
    }

    /** Returns whether its statements run many times: over ranges of a key, in chunks, or until they find no row. */
    public boolean isBackfill() {
        return !directives.named(Directives.Name.BACKFILL).isEmpty() || isRepeated();
    }

    /** Returns whether its statements run until they find no row. */
    public boolean isRepeated() {
        return !directives.named(Directives.Name.REPEAT).isEmpty();
    }

    /** Returns whether all of it may run in one transaction. */
    public boolean runsInTransaction() {
        return statements.stream().allMatch(Statement::runsInTransaction);
    }

    /**
     * Where a migration comes from.
     *
     * @param changeset the changeset it is to Liquibase
     * @param checksum the checksum that {@code DATABASECHANGELOG.MD5SUM} has once this very text was applied
     * @param contexts the changeset's contexts, as written
     * @param validChecksums what Liquibase takes for its own besides, of which {@code 1:any} stands for every checksum; empty
     *     unless somebody said that an earlier text does the same
     */
    public record Source(
            ChangesetKey changeset, Location location, String checksum, String contexts, Set<String> validChecksums) {
        private static final Set<String> ANY = Set.of("1:any", "1:all", "1:*");

        public Source {
            validChecksums = Set.copyOf(validChecksums);
        }

        /** Takes the source of a migration that no other checksum stands for. */
        public Source(ChangesetKey changeset, Location location, String checksum, String contexts) {
            this(changeset, location, checksum, contexts, Set.of());
        }

        /** Returns whether a text that was recorded with that checksum counts as this one. */
        public boolean accepts(String recorded) {
            return recorded.equals(checksum)
                    || validChecksums.contains(recorded)
                    || validChecksums.contains(checksum)
                    || validChecksums.stream().anyMatch(each -> ANY.contains(each.toLowerCase(Locale.ROOT)));
        }
    }

    /** What texts are told apart by: their SHA-256, in hexadecimal. */
    public static final class Digest {
        private Digest() {}

        /** Returns the digest of a text in UTF-8. */
        public static String of(String text) {
            try {
                MessageDigest sha = MessageDigest.getInstance("SHA-256");
                return HexFormat.of().formatHex(sha.digest(text.getBytes(StandardCharsets.UTF_8)));
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException("Every JDK has SHA-256", e);
            }
        }

        /** Returns the digest of several texts. Each goes in with its length, so that no two lists have the same. */
        public static String of(List<?> parts) {
            StringBuilder text = new StringBuilder();
            for (Object part : parts) {
                text.append(part.toString().length()).append(':').append(part);
            }
            return of(text.toString());
        }
    }
}
