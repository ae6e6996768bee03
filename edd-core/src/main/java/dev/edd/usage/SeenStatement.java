package dev.edd.usage;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A statement as a server's statistics show it, taken apart into words. What they show need not be complete SQL: values are
 * placeholders, and long texts are cut off.
 */
final class SeenStatement {
    private static final int LONGEST_QUOTE = 200;
    private static final String VALUE = "?";
    private static final Pattern TOKEN = Pattern.compile("""
            (?sx)  (?<comment> --[^\\n]* | /\\*.*?\\*/ )
            | (?<value> '(?:[^']|'')*' | \\$\\d+ | :\\w+ | \\? | \\.\\.\\. | (?<![\\p{L}\\p{N}_])\\d+(?:\\.\\d+)? )
            | " (?<quoted> (?:[^"]|"")* ) " | ` (?<ticked> [^`]* ) `
            | (?<word> [\\p{L}_][\\p{L}\\p{N}_$]* )
            | (?<symbol> [^\\s;] )""");
    private static final Set<String> READS_OR_WRITES =
            Set.of("select", "insert", "update", "delete", "merge", "replace", "with", "copy", "table", "values", "(");
    /** What may stand behind a table and is not another name for it. */
    private static final Set<String> NO_ALIAS = Set.of(
            "where",
            "set",
            "on",
            "using",
            "join",
            "left",
            "right",
            "inner",
            "outer",
            "full",
            "cross",
            "natural",
            "order",
            "group",
            "having",
            "limit",
            "union",
            "except",
            "intersect",
            "values",
            "select",
            "default",
            "returning",
            "for",
            "fetch",
            "offset",
            "when",
            "window",
            "use",
            "force",
            "ignore",
            "partition",
            "overriding",
            "straight_join");

    private final String text;
    private final List<String> tokens;

    SeenStatement(String text) {
        this.text = text;
        this.tokens = tokens(text);
    }

    private static List<String> tokens(String text) {
        List<String> tokens = new ArrayList<>();
        Matcher matcher = TOKEN.matcher(text);
        while (matcher.find()) {
            if (matcher.group("value") != null) {
                tokens.add(VALUE);
            } else if (matcher.group("comment") == null) {
                String name = matcher.group("quoted") != null ? matcher.group("quoted") : matcher.group("ticked");
                tokens.add((name == null ? matcher.group() : name).toLowerCase(Locale.ROOT));
            }
        }
        return tokens;
    }

    /** Returns whether it is about rows, and not about what holds them. */
    boolean readsOrWrites() {
        return !tokens.isEmpty() && READS_OR_WRITES.contains(tokens.get(0));
    }

    /** Returns whether it names what is removed. Case tells no two names apart: some servers show none. */
    boolean names(Removal removal) {
        String table = removal.table().toLowerCase(Locale.ROOT);
        if (!tokens.contains(table)) {
            return false;
        }
        return removal.column().isEmpty() || namesColumn(removal.column().toLowerCase(Locale.ROOT), aliases(table));
    }

    /** Returns whether the column stands anywhere, but behind another table's name or as a name that is given here. */
    private boolean namesColumn(String column, Set<String> tables) {
        for (int i = 0; i < tokens.size(); i++) {
            if (tokens.get(i).equals(column) && !at(i - 1).equals("as")) {
                boolean ofOther = at(i - 1).equals(".") && !tables.contains(at(i - 2));
                if (!ofOther) {
                    return true;
                }
            }
        }
        return false;
    }

    private Set<String> aliases(String table) {
        Set<String> aliases = new HashSet<>(Set.of(table));
        for (int i = 0; i < tokens.size(); i++) {
            if (tokens.get(i).equals(table)) {
                String next = at(i + 1).equals("as") ? at(i + 2) : at(i + 1);
                if (!next.isEmpty() && Character.isLetter(next.charAt(0)) && !NO_ALIAS.contains(next)) {
                    aliases.add(next);
                }
            }
        }
        return aliases;
    }

    private String at(int index) {
        return index < 0 || index >= tokens.size() ? "" : tokens.get(index);
    }

    /**
     * Returns what is alike for a statement as it was written and as a server shows it: values are one placeholder, however
     * many, and the names of functions, of which some servers know several for one, are left out.
     */
    String shape() {
        StringBuilder shape = new StringBuilder();
        String last = "";
        for (int i = 0; i < tokens.size(); i++) {
            String token = tokens.get(i);
            boolean isFunction = at(i + 1).equals("(") && Character.isLetter(token.charAt(0));
            boolean isListed =
                    token.equals(",") && last.equals(VALUE) && at(i + 1).equals(VALUE);
            if (!isFunction && !isListed && !(token.equals(VALUE) && last.equals(VALUE))) {
                shape.append(token).append(' ');
                last = token;
            }
        }
        return shape.toString();
    }

    /** Returns it for a message. */
    String quote() {
        String line = text.strip().replaceAll("\\s+", " ");
        return line.length() <= LONGEST_QUOTE ? line : line.substring(0, LONGEST_QUOTE) + " …";
    }
}
