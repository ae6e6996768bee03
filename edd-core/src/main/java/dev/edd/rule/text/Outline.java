package dev.edd.rule.text;

import dev.edd.migration.Dialect;
import dev.edd.sql.SqlParser;
import java.util.ArrayList;
import java.util.List;

/**
 * A piece of SQL beside what is left of it without comments and the insides of quotes.
 *
 * @param code as long as the text, each character in its place
 */
public record Outline(String text, String code) {
    /** Matches the name of a table, with its qualifiers, in the code. */
    public static final String NAME;

    static {
        String part = "(?:\" *+\"|` *+`|[\\p{L}_][\\p{L}\\p{N}_$]*+)";
        NAME = "%1$s(?:\\s*\\.\\s*%1$s)*+".formatted(part);
    }

    /** What quotes and comments begin with. */
    private static final List<String> DOUBTFUL = List.of("'", "\"", "`", "$", "#", "--", "/*", "//");

    /** Takes it as any database may. */
    public static Outline of(String text) {
        return of(text, Dialect.OTHER);
    }

    /** Takes it as that database does. */
    public static Outline of(String text, Dialect dialect) {
        boolean doubtful = DOUBTFUL.stream().anyMatch(text::contains);
        return new Outline(text, doubtful ? SqlParser.outline(text, dialect) : text);
    }

    /** Returns the text up to the parenthesis that closes its first one; all of it where none does. */
    public static String parentheses(String text) {
        Outline outline = of(text);
        int open = outline.code.indexOf('(');
        return open < 0 ? text : text.substring(0, Math.min(text.length(), outline.closing(open) + 1));
    }

    /** Returns what stands in the first parentheses of a text, item by item; nothing where there are none. */
    public static List<String> listed(String text) {
        return listed(text, Dialect.OTHER);
    }

    /** Returns the same, read as that database does. */
    public static List<String> listed(String text, Dialect dialect) {
        Outline outline = of(text, dialect);
        int open = outline.code.indexOf('(');
        return open < 0
                ? List.of()
                : of(text.substring(open + 1, outline.closing(open)), dialect).items().stream()
                        .map(String::strip)
                        .toList();
    }

    /** Returns where the parenthesis closes that opens there; the end of the text if it does not. */
    public int closing(int open) {
        int depth = 0;
        for (int i = open; i < code.length(); i++) {
            depth += step(i);
            if (depth == 0) {
                return i;
            }
        }
        return code.length();
    }

    /** Returns whether no parenthesis is open there. */
    public boolean isOutside(int at) {
        int depth = 0;
        for (int i = 0; i < at; i++) {
            depth += step(i);
        }
        return depth == 0;
    }

    /** Returns how many parentheses are open at once, at most. */
    int nesting() {
        int depth = 0;
        int deepest = 0;
        for (int i = 0; i < code.length(); i++) {
            depth += step(i);
            deepest = Math.max(deepest, depth);
        }
        return deepest;
    }

    /** Returns what stands between the commas that are in no parentheses and no quotes. */
    public List<String> items() {
        List<String> items = new ArrayList<>();
        int depth = 0;
        int from = 0;
        for (int i = 0; i < code.length(); i++) {
            depth += step(i);
            if (depth == 0 && code.charAt(i) == ',') {
                items.add(text.substring(from, i));
                from = i + 1;
            }
        }
        items.add(text.substring(from));
        return items;
    }

    private int step(int at) {
        return code.charAt(at) == '(' ? 1 : code.charAt(at) == ')' ? -1 : 0;
    }
}
