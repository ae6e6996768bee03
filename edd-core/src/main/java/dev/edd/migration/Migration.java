package dev.edd.migration;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Supplier;

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
        return Long.hashCode(number().value());
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

    /** Where a migration comes from. Thread-safe. */
    public static final class Source {
        private static final Set<String> ANY = Set.of("1:any", "1:all", "1:*");

        private final ChangesetKey changeset;
        private final Location location;
        private final Supplier<String> checksum;
        private final String contexts;
        private final Set<String> others;
        private volatile String known = "";

        /** Takes the same as below, with the checksum at hand. */
        public Source(ChangesetKey changeset, Location location, String checksum, String contexts) {
            this(changeset, location, () -> checksum, contexts);
        }

        /**
         * Takes the changeset that it is to Liquibase, where it begins, what makes its checksum, and the changeset's contexts as
         * written. The checksum is made when it is first asked for: who only checks the files needs none.
         */
        public Source(ChangesetKey changeset, Location location, Supplier<String> checksum, String contexts) {
            this.changeset = changeset;
            this.location = location;
            this.checksum = checksum;
            this.contexts = contexts;
            this.others = Set.of();
        }

        private Source(Source source, Set<String> others) {
            this.changeset = source.changeset;
            this.location = source.location;
            this.checksum = source.checksum;
            this.contexts = source.contexts;
            this.others = Set.copyOf(others);
        }

        /**
         * Returns the same source, of a migration whose earlier texts do the same.
         *
         * @param checksums theirs; {@code 1:any} stands for every one
         */
        public Source accepting(Set<String> checksums) {
            return new Source(this, checksums);
        }

        /** Returns the changeset that it is to Liquibase. */
        public ChangesetKey changeset() {
            return changeset;
        }

        /** Returns where it begins. */
        public Location location() {
            return location;
        }

        /** Returns the checksum that {@code DATABASECHANGELOG.MD5SUM} has once this very text was applied. */
        public String checksum() {
            if (known.isEmpty()) {
                known = checksum.get();
            }
            return known;
        }

        /** Returns the changeset's contexts, as written. */
        public String contexts() {
            return contexts;
        }

        /** Returns whether a text that was recorded with that checksum counts as this one. */
        public boolean accepts(String recorded) {
            return recorded.equals(checksum())
                    || others.contains(recorded)
                    || others.contains(checksum())
                    || others.stream().anyMatch(each -> ANY.contains(each.toLowerCase(Locale.ROOT)));
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Source source
                    && changeset.equals(source.changeset)
                    && location.equals(source.location)
                    && contexts.equals(source.contexts)
                    && others.equals(source.others)
                    && checksum().equals(source.checksum());
        }

        @Override
        public int hashCode() {
            return changeset.hashCode();
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
