package dev.edd.rule.text;

import dev.edd.migration.Migration;
import dev.edd.sql.DataAction.Delete;
import dev.edd.sql.DataAction.Insert;
import dev.edd.sql.DataAction.Update;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The rows that a statement finds by queries of its own: in {@code WITH}, {@code FROM} and {@code JOIN}. */
public final class JoinedRows {
    private static final Pattern WITH = Pattern.compile("\\s*WITH\\b", Pattern.CASE_INSENSITIVE);

    private static final Pattern SET = Pattern.compile("\\bSET\\b", Pattern.CASE_INSENSITIVE);
    private static final Pattern FROM = Pattern.compile("\\bFROM\\b", Pattern.CASE_INSENSITIVE);
    private static final Pattern WHERE = Pattern.compile("\\bWHERE\\b", Pattern.CASE_INSENSITIVE);

    private JoinedRows() {}

    /** Returns what an update asks for, and what the queries ask for whose rows it looks for. */
    public static String conditions(Update update) {
        String code = Outline.of(update.text()).code();
        int set = outside(SET, code, 0);
        int from = outside(FROM, code, set);
        int end = Math.max(from, update.text().length() - update.where().length());
        return "%s %s %s".formatted(update.where(), asked(code.substring(0, set)), asked(code.substring(from, end)));
    }

    /** Returns whether the transition deletes, in the same transaction, the rows that it inserts elsewhere. */
    public static boolean areTakenAway(Insert insert, Migration transition) {
        return transition.statements(Delete.class).stream()
                .anyMatch(delete -> delete.statement().equals(insert.statement())
                        ? WITH.matcher(delete.statement().text()).lookingAt()
                        : Mentions.of(delete.table(), insert.query())
                                && !delete.where().isBlank()
                                && insert.query().contains(delete.where().strip()));
    }

    /** Returns where a word stands that is in no parentheses, behind a place; the end of the text if nowhere. */
    public static int outside(Pattern word, String code, int behind) {
        Matcher words = word.matcher(code);
        int depth = 0;
        int at = 0;
        while (words.find()) {
            for (; at < words.start(); at++) {
                depth += code.charAt(at) == '(' ? 1 : code.charAt(at) == ')' ? -1 : 0;
            }
            if (depth == 0 && at >= behind) {
                return at;
            }
        }
        return code.length();
    }

    private static String asked(String queries) {
        Matcher where = WHERE.matcher(queries);
        return where.find() ? queries.substring(where.start()) : "";
    }
}
