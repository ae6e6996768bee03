package dev.edd.rule.text;

import java.util.Set;

/** What has been read of a query between two parentheses. */
final class QueryLevel {
    private static final Set<String> ENDS =
            Set.of("WHERE", "GROUP", "ORDER", "HAVING", "LIMIT", "WINDOW", "UNION", "WHEN");
    private static final Set<String> TAKES_AWAY = Set.of("EXCEPT", "INTERSECT", "MINUS");
    private static final Set<String> UNITES = Set.of("UNION", "ALL");

    private boolean rows;
    private boolean from;
    private boolean expected;
    private boolean selected;

    /**
     * Begins.
     *
     * @param rows whether its tables are those whose rows the whole query returns
     * @param from whether it is a list of tables
     */
    QueryLevel(boolean rows, boolean from) {
        this.rows = rows;
        this.from = from;
        this.expected = from;
    }

    /** Goes past a parenthesis that opens; returns what begins there. */
    QueryLevel open(boolean query, String before) {
        boolean inside = rows && (expected || (query && (!selected || UNITES.contains(before))));
        QueryLevel inner = new QueryLevel(inside, expected && !query);
        expected = false;
        return inner;
    }

    /** Goes past a word; returns whether it names a table whose rows count. */
    boolean isTable(String word, String before) {
        switch (word) {
            case "FROM", "JOIN", "STRAIGHT_JOIN" -> {
                from = !before.equals("DISTINCT");
                expected = from;
            }
            case "USING" -> expected = !selected;
            case "," -> expected = from;
            case "TABLE" -> expected = before.isEmpty() || before.equals("AS") || before.equals("(");
            case "SELECT", "VALUES" -> {
                selected = true;
                from = false;
                expected = false;
            }
            case "ONLY", "LATERAL" -> {}
            default -> {
                return isTable(word);
            }
        }
        return false;
    }

    private boolean isTable(String word) {
        rows &= !TAKES_AWAY.contains(word);
        from &= !ENDS.contains(word);
        boolean table = expected && rows;
        expected = false;
        return table;
    }
}
