package dev.edd.rule.text;

import dev.edd.sql.DataAction;
import dev.edd.sql.DataAction.Update;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a statement that changes rows calls their table. */
public final class TableAlias {
    private static final String START =
            "(?:\\b(?:UPDATE(?:\\s+LOW_PRIORITY)?(?:\\s+IGNORE)?|DELETE\\s+(?:[^\\s()]+\\s+){0,9}?FROM|"
                    + "MERGE\\s+INTO|JOIN)\\s+|,\\s*)(?:ONLY\\s+)?";
    private static final String ALIAS = "\\s+(?:AS\\s+)?"
            + "(?!(?:SET|WHERE|USING|FROM|ON|INNER|LEFT|RIGHT|CROSS|NATURAL|JOIN|RETURNING|ORDER|LIMIT)\\b)([\\w\"`]+)";
    private static final Pattern SET = Pattern.compile("\\bSET\\b", Pattern.CASE_INSENSITIVE);

    private TableAlias() {}

    /** Returns what the statement calls the table: an alias, or its name. */
    public static String called(DataAction change) {
        return alias(change).orElse(change.table().last());
    }

    /** Returns what its columns may be qualified by in the statement. */
    public static String qualifier(DataAction change) {
        return alias(change).orElse(change.table().written());
    }

    /** Returns the table as the statement names it, with its alias. */
    public static String named(DataAction change) {
        return alias(change)
                .map(alias -> change.table().written() + " " + alias)
                .orElse(change.table().written());
    }

    /** MySQL names the tables of an update before it says what is set. */
    private static Optional<String> alias(DataAction change) {
        String tables = change instanceof Update ? SET.split(change.text() + " ", 2)[0] + "SET" : change.text();
        Matcher alias = Pattern.compile(
                        START + Pattern.quote(change.table().written()) + ALIAS, Pattern.CASE_INSENSITIVE)
                .matcher(tables);
        return alias.find() ? Optional.of(alias.group(1)) : Optional.empty();
    }
}
