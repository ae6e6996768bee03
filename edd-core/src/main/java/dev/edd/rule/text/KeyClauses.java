package dev.edd.rule.text;

import dev.edd.migration.Dialect;
import dev.edd.sql.TableAction.AddConstraint;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a unique or primary key of PostgreSQL says, in the places where its index and the constraint have it.
 *
 * @param index the columns and what belongs to the index
 * @param constraint what belongs to the constraint alone; empty for nothing
 */
public record KeyClauses(String index, String constraint) {
    private static final Pattern CLAUSE = Pattern.compile(
            "\\b(?:(INCLUDE)\\s*(?=\\()|(NULLS\\s+(?:NOT\\s+)?DISTINCT)\\b|((?:NOT\\s+)?DEFERRABLE|INITIALLY\\s+\\w+)\\b)",
            Pattern.CASE_INSENSITIVE);

    /** Reads them. */
    public static KeyClauses of(AddConstraint add) {
        String body = add.constraint().body();
        Outline outline = Outline.of(body, Dialect.POSTGRESQL);
        String include = "";
        String nulls = "";
        StringBuilder deferred = new StringBuilder();
        Matcher clause = CLAUSE.matcher(outline.code());
        while (clause.find()) {
            if (clause.group(1) != null) {
                include = " INCLUDE " + Outline.parentheses(body.substring(clause.end()));
            } else if (clause.group(2) != null) {
                nulls = " " + clause.group(2);
            } else {
                deferred.append(' ').append(clause.group(3));
            }
        }
        String columns = body.substring(Math.max(0, body.indexOf('(')));
        return new KeyClauses(Outline.parentheses(columns) + include + nulls, deferred.toString());
    }
}
