package dev.edd.rule.fix;

import dev.edd.migration.Dialect;
import dev.edd.rule.text.Outline;
import dev.edd.sql.DataAction;
import java.util.regex.Pattern;

/**
 * What a statement does with the rows that one of its parts changes: {@code WITH moved AS (DELETE …) INSERT …}.
 *
 * @param before what stands in front of the part; empty where the change is the whole statement
 * @param behind what stands behind it, without the statement's end
 */
record Enclosing(String before, String behind) {
    private static final Pattern WITH = Pattern.compile("\\s*+WITH\\b", Pattern.CASE_INSENSITIVE);
    private static final Pattern CHANGE =
            Pattern.compile("\\b(?:INSERT|UPDATE|DELETE|MERGE)\\b", Pattern.CASE_INSENSITIVE);

    /** Returns what is around a change; none where the rows are only read afterwards, which no backfill has any use for. */
    static Enclosing of(DataAction change, Dialect dialect) {
        String whole = change.statement().text();
        int at = whole.indexOf(change.text());
        int end = at + change.text().length();
        String code = Outline.of(whole, dialect).code();
        boolean isPart = at > 0
                && WITH.matcher(code).lookingAt()
                && !WITH.matcher(change.text()).lookingAt()
                && CHANGE.matcher(code.substring(end)).find();
        return isPart
                ? new Enclosing(whole.substring(0, at), whole.substring(end).stripTrailing())
                : new Enclosing("", "");
    }

    /** Returns whether the change is the whole statement. */
    boolean isNone() {
        return before.isEmpty();
    }
}
