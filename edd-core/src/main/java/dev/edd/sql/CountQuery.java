package dev.edd.sql;

import dev.edd.migration.Dialect;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A query that counts. */
final class CountQuery {
    private static final Pattern COUNTS_ROWS =
            Pattern.compile("\\s*SELECT\\s+COUNT\\s*\\(\\s*\\*\\s*\\)\\s+(?=FROM\\b)", Pattern.CASE_INSENSITIVE);

    /** What makes something else than one row for each that is counted, or ends the query behind its rows. */
    private static final Pattern MORE = Pattern.compile(
            ";|\\b(GROUP|HAVING|WINDOW|QUALIFY|UNION|EXCEPT|MINUS|INTERSECT|ORDER|LIMIT|OFFSET|FETCH|FOR|INTO|LOCK)\\b",
            Pattern.CASE_INSENSITIVE);

    private CountQuery() {}

    static Optional<String> firstCounted(String query, Dialect dialect) {
        String outline = Essence.outline(query, dialect);
        Matcher counts = COUNTS_ROWS.matcher(outline);
        return counts.lookingAt() && !MORE.matcher(outline).find()
                ? Optional.of("SELECT 1 %s\nLIMIT 1".formatted(query.substring(counts.end())))
                : Optional.empty();
    }
}
