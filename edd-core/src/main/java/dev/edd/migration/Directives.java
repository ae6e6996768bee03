package dev.edd.migration;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a migration says of itself in comment lines: {@code --edd release: 2.4.0}.
 *
 * @param all in the order of the file
 */
public record Directives(List<Directive> all) {
    /** The directives of a migration that has none. */
    public static final Directives NONE = new Directives(List.of());

    public Directives {
        all = List.copyOf(all);
    }

    /** Returns the directives of that name, in the order of the file. */
    public List<Directive> named(Name name) {
        // Most migrations have none, and every plan asks every migration.
        return all.isEmpty()
                ? List.of()
                : all.stream().filter(directive -> directive.name() == name).toList();
    }

    /** Returns the value of the first directive of that name. */
    public Optional<String> value(Name name) {
        return named(name).stream().findFirst().map(Directive::value);
    }

    /** Returns the refactorings that must be finalized before this migration runs. */
    public List<SequenceNumber> requires() {
        return named(Name.REQUIRES).stream()
                .flatMap(directive -> directive.numbers().stream())
                .toList();
    }

    /** Returns the query that counts the rows still to be moved. */
    public Optional<String> remaining() {
        return value(Name.REMAINING);
    }

    /** Returns the table and the key that a backfill goes by. */
    public Optional<BackfillKey> backfill() {
        return value(Name.BACKFILL).map(BackfillKey::of);
    }

    /**
     * What {@code --edd backfill: orders by tenant_id, id} says.
     *
     * @param table as written, quotes and schema included
     * @param columns of the key, as written, in their order
     */
    public record BackfillKey(String table, List<String> columns) {
        private static final String QUOTED = "\"(?:[^\"]++|\"\")++\"|`(?:[^`]++|``)++`";
        private static final String PART = "(?:%s|\\[[^\\]]++\\]|[^\\s,\"`\\[])++".formatted(QUOTED);
        private static final Pattern FORM = Pattern.compile(
                "((?:%1$s|[^\\s\"`])++)\\s++by\\s++(%2$s(?:\\s*+,\\s*+%2$s)*+)".formatted(QUOTED, PART),
                Pattern.CASE_INSENSITIVE);
        private static final Pattern COLUMN = Pattern.compile("(?:%s|[^,\"`])++".formatted(QUOTED));

        public BackfillKey {
            columns = List.copyOf(columns);
        }

        /** Returns both as a directive has them: {@code orders by tenant_id, id}. */
        @Override
        public String toString() {
            return "%s by %s".formatted(table, String.join(", ", columns));
        }

        private static BackfillKey of(String value) {
            Matcher parts = FORM.matcher(value);
            if (!parts.matches()) {
                throw new IllegalArgumentException("\"%s\" names no table and key".formatted(value));
            }
            List<String> columns = COLUMN.matcher(parts.group(2))
                    .results()
                    .map(column -> column.group().strip())
                    .toList();
            return new BackfillKey(parts.group(1), columns);
        }

        /** Returns whether a value names a table and a key, no column twice; what stands in quotes may hold anything. */
        public static boolean isReadable(String value) {
            return FORM.matcher(value).matches()
                    && of(value).columns().stream()
                            .map(column -> column.toLowerCase(Locale.ROOT))
                            .allMatch(new HashSet<>()::add);
        }

        /** Returns the parameters that hold a column's value at one end: {@code from}, or {@code from_tenant_id}. */
        public List<String> parameters(String end, int column) {
            String plain = columns.get(column)
                    .replaceAll("[\"`\\[\\]]", "")
                    .replaceAll("[^\\p{L}\\p{N}_]+", "_")
                    .toLowerCase(Locale.ROOT);
            String own = end + "_" + plain;
            return columns.size() == 1 ? List.of(end, own) : List.of(own);
        }
    }

    /** One line, its value checked by the reader. */
    public record Directive(Name name, String value, Location location) {
        /** Returns the refactorings that a {@code requires} names, in the order written. */
        public List<SequenceNumber> numbers() {
            return Arrays.stream(value.split("[,\\s]+"))
                    .map(digits -> new SequenceNumber(Long.parseLong(digits)))
                    .toList();
        }
    }

    /** The directives there are. */
    public enum Name {
        /** The first application release that uses the new structure. */
        RELEASE,

        /** Numbers of refactorings that must be finalized before. */
        REQUIRES,

        /** The table and key over whose ranges a transition's statements run. */
        BACKFILL,

        /** That a transition's statements run again and again until they find no row. */
        REPEAT,

        /** How many rows a backfill moves at once, always. */
        CHUNK,

        /** How long a backfill's worker sleeps behind each chunk or repetition. */
        PAUSE,

        /** A query that counts the rows which a transition has still to move. */
        REMAINING,

        /** A query for the rows that a transition should not have left; there must be none. */
        CHECK,

        /** The date, {@code yyyy-mm-dd}, by which a transition must be over. */
        EXPIRES,

        /** A rule that does not apply here, and why. */
        ALLOW,

        /** The SQL that takes an initial back; written {@code --rollback}, as Liquibase has it. */
        ROLLBACK;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
