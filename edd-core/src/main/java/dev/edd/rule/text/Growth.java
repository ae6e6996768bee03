package dev.edd.rule.text;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds out whether a value is more, less or longer than what the column held: it is other each time then. */
final class Growth {
    private static final Pattern TOKEN = Pattern.compile("::|\\|\\||[-#]>{1,2}|[\\p{L}_$][\\p{L}\\p{N}_$]*+|\\S");
    private static final Set<String> QUOTES = Set.of("\"", "`");
    private static final Set<String> OPERATORS = Set.of("+", "-", "*", "/", "||");

    /** What an operand does not go beyond. */
    private static final Set<String> ENDS = Set.of(
            ",", "=", "<", ">", "and", "or", "not", "when", "then", "else", "case", "is", "in", "like", "between",
            "select", "from", "where", "on");

    private final String column;
    private final Set<String> owners;
    private final Deque<Group> groups = new ArrayDeque<>();
    private boolean found;

    /**
     * Looks for a column.
     *
     * @param owners what the statement calls the column's table, in lower case
     */
    Growth(String column, Set<String> owners) {
        this.column = column.toLowerCase(Locale.ROOT);
        this.owners = owners;
        groups.push(new Group(false));
    }

    /** Looks into a value that has no comments and texts. */
    boolean isIn(String value) {
        String before = "";
        boolean foreign = false;
        Matcher tokens = TOKEN.matcher(value);
        while (tokens.find()) {
            String token = tokens.group().toLowerCase(Locale.ROOT);
            if (token.equals(".")) {
                foreign = !owners.contains(before);
            } else if (!QUOTES.contains(token)) {
                read(token, before, foreign);
                foreign = false;
                before = token;
            }
        }
        return found;
    }

    private void read(String token, String before, boolean foreign) {
        Group group = groups.element();
        if (token.equals("(")) {
            groups.push(new Group(before.startsWith("concat")));
        } else if (token.equals(")") && groups.size() > 1) {
            groups.pop();
            see(group.seen);
        } else if (OPERATORS.contains(token)) {
            found |= group.operand;
            group.operator = true;
        } else if (ENDS.contains(token)) {
            group.operand = false;
            group.operator = group.joins;
        } else {
            see(token.equals(column) && !before.equals("::") && !foreign);
        }
    }

    private void see(boolean operand) {
        Group group = groups.element();
        group.seen |= operand;
        group.operand |= operand;
        found |= operand && group.operator;
    }

    /** What is between two parentheses. */
    private static final class Group {
        private final boolean joins;
        private boolean seen;
        private boolean operand;
        private boolean operator;

        private Group(boolean joins) {
            this.joins = joins;
            this.operator = joins;
        }
    }
}
