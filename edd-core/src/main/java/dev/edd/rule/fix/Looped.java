package dev.edd.rule.fix;

import dev.edd.rule.text.Mentions;
import dev.edd.rule.text.Outline;
import dev.edd.sql.DataAction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A change of few rows that a block goes on with until none are left, all in one transaction. */
public record Looped(DataAction change) {
    private static final Pattern LOOP = Pattern.compile("\\bEND\\s+(?:LOOP|WHILE|REPEAT)\\b", Pattern.CASE_INSENSITIVE);
    private static final Pattern LIMIT = Pattern.compile("\\bLIMIT\\s+(\\w+)", Pattern.CASE_INSENSITIVE);
    private static final Pattern LEFT = Pattern.compile(
            "\\bFROM\\s+(%s)\\s+WHERE\\s+((?:(?!\\b(?:SELECT|FROM)\\b).)*?)\\s+(?:ORDER\\s+BY\\s[^()]*?|FOR\\s[^()]*?)?LIMIT\\b"
                    .formatted(Outline.NAME),
            Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    private static final Pattern OWN = Pattern.compile(
            "UPDATE\\b(?:(?!\\bSELECT\\b).)*?\\bWHERE\\s+((?:(?!\\bSELECT\\b).)*?)\\s+(?:ORDER\\s+BY\\s[^()]*?)?LIMIT\\b.*",
            Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    /** Returns whether it is one. */
    public boolean is() {
        String block = change.statement().text();
        return block.length() > change.text().length()
                && LIMIT.matcher(change.text()).find()
                && LOOP.matcher(block).find();
    }

    /** Returns whether the block, a procedure of MySQL's, ends each transaction itself. */
    public boolean commits() {
        return Mentions.of("COMMIT", change.statement().text());
    }

    /** Returns the directives and the statement by which the run goes on in its place. */
    String repeated() {
        Matcher found = LEFT.matcher(change.text());
        Matcher own = OWN.matcher(change.text().strip());
        String left = found.find()
                ? "%s WHERE %s".formatted(found.group(1), found.group(2))
                : "%s WHERE %s".formatted(change.table(), own.matches() ? own.group(1) : Undone.UNKNOWN);
        Matcher limit = LIMIT.matcher(change.text());
        boolean variable = limit.find() && !limit.group(1).matches("\\d+");
        return "--edd repeat: until 0 rows\n--edd remaining: SELECT COUNT(*) FROM %s\n%s;"
                .formatted(left, variable ? limit.replaceFirst("LIMIT 1000") : change.text());
    }
}
