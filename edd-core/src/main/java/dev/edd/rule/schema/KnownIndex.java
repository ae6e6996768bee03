package dev.edd.rule.schema;

import dev.edd.rule.text.Mentions;
import dev.edd.sql.QualifiedName;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An index that the changelog says.
 *
 * @param name in lower case; that of its first column where nobody says
 * @param columns in lower case, or what stands in their place; at least one
 */
public record KnownIndex(String name, List<String> columns, boolean isFullText) {
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}_$]+");

    private static final Pattern FULL_TEXT =
            Pattern.compile("\\s*(?:(?:ADD|CREATE)\\s+)?FULLTEXT\\b", Pattern.CASE_INSENSITIVE);

    /** Returns the one that a text creates; empty where no column is said. */
    static Optional<KnownIndex> of(QualifiedName name, List<String> columns, String text) {
        List<String> words = columns.stream()
                .map(column -> column.replace("`", "").toLowerCase(Locale.ROOT))
                .toList();
        return words.isEmpty()
                ? Optional.empty()
                : Optional.of(new KnownIndex(
                        name.isPresent() ? name.last().toLowerCase(Locale.ROOT) : words.get(0),
                        words,
                        FULL_TEXT.matcher(text).lookingAt()));
    }

    /** Returns whether it may lead to the rows for which a condition holds. */
    public boolean serves(String condition) {
        return WORD.matcher(columns.get(0)).results().anyMatch(word -> Mentions.of(word.group(), condition));
    }

    /** Returns what becomes of it when a column gets another name, or none; empty where nothing is left. */
    Optional<KnownIndex> with(String old, String now) {
        List<String> left = columns.stream()
                .map(column -> column.equalsIgnoreCase(old) ? now.toLowerCase(Locale.ROOT) : column)
                .filter(column -> !column.isEmpty())
                .toList();
        return left.isEmpty() ? Optional.empty() : Optional.of(new KnownIndex(name, left, isFullText));
    }
}
