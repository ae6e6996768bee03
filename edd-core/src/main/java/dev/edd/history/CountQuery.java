package dev.edd.history;

import dev.edd.migration.Dialect;
import dev.edd.sql.SqlParser;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A query that counts. */
record CountQuery(String sql) {
    private static final Pattern COUNTS_ROWS =
            Pattern.compile("\\s*SELECT\\s+COUNT\\s*\\(\\s*\\*\\s*\\)\\s+(?=FROM\\b)", Pattern.CASE_INSENSITIVE);

    /** What makes something else than one row for each that is counted, or ends the query behind its rows. */
    private static final Pattern MORE = Pattern.compile(
            ";|\\b(GROUP|HAVING|WINDOW|QUALIFY|UNION|EXCEPT|MINUS|INTERSECT|ORDER|LIMIT|OFFSET|FETCH|FOR|INTO|LOCK)\\b",
            Pattern.CASE_INSENSITIVE);

    /**
     * Returns the query that ends at the first row that this one would count: to count hundreds of millions takes minutes.
     * Empty where it does more than counting rows, or may.
     */
    Optional<String> firstRow(Dialect dialect) {
        String outline = SqlParser.outline(sql, dialect);
        Matcher counts = COUNTS_ROWS.matcher(outline);
        return dialect == Dialect.OTHER
                        || !counts.lookingAt()
                        || MORE.matcher(outline).find()
                ? Optional.empty()
                : Optional.of("SELECT 1 %s\nLIMIT 1".formatted(sql.substring(counts.end())));
    }
}
