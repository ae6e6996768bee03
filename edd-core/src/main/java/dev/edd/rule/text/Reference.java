package dev.edd.rule.text;

import dev.edd.migration.Dialect;
import dev.edd.sql.QualifiedName;
import dev.edd.sql.SqlParser;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a foreign key points to.
 *
 * @param keys the columns there, as written; none where the statement leaves them to the database
 * @param text the whole clause, from {@code REFERENCES} on
 */
public record Reference(QualifiedName table, List<String> keys, String text) {
    private static final Pattern CLAUSE =
            Pattern.compile("(?i)\\bREFERENCES\\s+(?:ONLY\\s+)?(%s)(\\s*\\()?".formatted(Outline.NAME));
    private static final Pattern OPTIONS = Pattern.compile("(?i)(?:\\s+(?:MATCH\\s+\\w+"
            + "|ON\\s+(?:DELETE|UPDATE)\\s+(?:SET\\s+\\w+(?:\\s*\\([^)]*\\))?|NO\\s+ACTION|\\w+)"
            + "|(?:NOT\\s+)?DEFERRABLE|INITIALLY\\s+\\w+))*+");

    /** Returns those of a statement or a part of one, in order. */
    public static List<Reference> in(String text, Dialect dialect) {
        List<Reference> references = new ArrayList<>();
        if (!text.toUpperCase(Locale.ROOT).contains("REFERENCES")) {
            return references;
        }
        Outline outline = Outline.of(text, dialect);
        Matcher clause = CLAUSE.matcher(outline.code());
        while (clause.find()) {
            references.add(at(clause, outline, dialect));
        }
        return references;
    }

    private static Reference at(Matcher clause, Outline outline, Dialect dialect) {
        String text = outline.text();
        QualifiedName table = SqlParser.name(text.substring(clause.start(1), clause.end(1)), dialect);
        int end = clause.end(1);
        List<String> keys = List.of();
        if (clause.group(2) != null) {
            int close = outline.closing(clause.end(2) - 1);
            keys = Outline.listed(text.substring(clause.end(2) - 1));
            end = Math.min(text.length(), close + 1);
        }
        Matcher options = OPTIONS.matcher(outline.code()).region(end, text.length());
        end = options.lookingAt() ? options.end() : end;
        return new Reference(table, keys, text.substring(clause.start(), end));
    }
}
