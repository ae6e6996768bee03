package dev.edd.rule.text;

import dev.edd.migration.Dialect;
import dev.edd.rule.Scene;
import dev.edd.sql.Action;
import dev.edd.sql.ColumnAction;
import dev.edd.sql.ObjectAction;
import dev.edd.sql.QualifiedName;
import dev.edd.sql.TableAction;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Writes SQL for fixes as the database at hand wants it. */
public record Spelling(Dialect dialect) {
    private static final Pattern ALTER =
            Pattern.compile("\\s*ALTER\\s+TABLE\\s+(IF\\s+EXISTS\\s+)?(ONLY\\s)?", Pattern.CASE_INSENSITIVE);

    /** Nobody writes longer statements that do one thing. */
    private static final int LONG = 2_000;

    private static final int BEGINNING = 100;

    /** In bytes, on PostgreSQL; MySQL takes one character more. */
    private static final int LONGEST_NAME = 63;

    public static Spelling of(Scene scene) {
        return new Spelling(scene.engine().dialect());
    }

    /** Returns the column's name without its table's. */
    public static String bare(ColumnAction action) {
        return bare(action.table(), action.column());
    }

    /** Returns a member's name without its owner's, as written. */
    public static String bare(QualifiedName owner, QualifiedName member) {
        String prefix = owner.written() + ".";
        return member.written().startsWith(prefix) ? member.written().substring(prefix.length()) : member.written();
    }

    /** Returns the schema that a name is written with, and the dot behind it. */
    public static String qualifier(QualifiedName name) {
        return name.parts().size() < 2
                ? ""
                : name.written().substring(0, name.written().lastIndexOf('.') + 1);
    }

    /** Returns the name that PostgreSQL gives the sequence of a column, with the table's schema. */
    public static String sequence(QualifiedName table, QualifiedName column) {
        String name = joined(table.last(), column.last(), "seq");
        return qualifier(table) + (name.matches("[a-z_][a-z0-9_$]*+") ? name : "\"%s\"".formatted(name));
    }

    /** Returns a new name, cut as PostgreSQL cuts it: bytes are taken from the longer of the first two parts. */
    public static String joined(String first, String second, String ending) {
        String start = first;
        String middle = second.isEmpty() ? "" : "_" + second;
        String end = ending.isEmpty() ? "" : "_" + ending;
        while (bytes(start + middle + end) > LONGEST_NAME) {
            boolean cutsStart = bytes(start) >= bytes(middle);
            start = cutsStart ? start.substring(0, start.length() - 1) : start;
            middle = cutsStart ? middle : middle.substring(0, middle.length() - 1);
        }
        return start + middle + end;
    }

    private static int bytes(String name) {
        return name.getBytes(StandardCharsets.UTF_8).length;
    }

    /** Returns a name without the quotes and qualifiers that cannot stand inside another name. */
    public static String word(String name) {
        return name.replaceAll("[^\\p{L}\\p{N}_]", "");
    }

    /** Returns the same in lower case, as names are compared. */
    public static String folded(String name) {
        return word(name).toLowerCase(Locale.ROOT);
    }

    /** Returns the statement that an action is part of; of a very long one what does the same alone, or its beginning. */
    public static String statement(Action action) {
        String whole = action.statement().text();
        if (whole.length() <= LONG || action.text().length() == whole.length()) {
            return whole;
        }
        if (action instanceof ColumnAction change) {
            return "%s %s".formatted(alter(change, change.table()), change.text());
        }
        return action instanceof TableAction change
                ? "%s %s".formatted(alter(change, change.table()), change.text())
                : whole.substring(0, BEGINNING) + " …";
    }

    /** Returns what an action of {@code ALTER TABLE} stands behind: {@code IF EXISTS} and {@code ONLY} as in its statement. */
    public static String alter(Action action, QualifiedName table) {
        Matcher said = ALTER.matcher(action.statement().text());
        String exists = said.lookingAt() && said.group(1) != null ? " IF EXISTS" : "";
        return "ALTER TABLE%s%s %s".formatted(exists, said.lookingAt() && said.group(2) != null ? " ONLY" : "", table);
    }

    /** Returns the same without {@code ONLY}, for what concerns the tables that inherit as well. */
    public static String alterAll(Action action, QualifiedName table) {
        return alter(action, table).replaceFirst(" ONLY ", " ");
    }

    public boolean isMysql() {
        return isMysql(dialect);
    }

    /** Returns whether it is MySQL or MariaDB. */
    public static boolean isMysql(Dialect dialect) {
        return dialect == Dialect.MYSQL || dialect == Dialect.MARIADB;
    }

    /** Returns what an action is about, whose name may be more than identifiers: {@code 'app'@'%'}. */
    public static String named(ObjectAction action) {
        return action.name().isPresent()
                ? action.name().toString()
                : action.statement()
                        .text()
                        .strip()
                        .replaceFirst("(?is)^ALTER\\s+\\w+\\s+(?:IF\\s+EXISTS\\s+)?(\\S+).*", "$1")
                        .replaceFirst("(?i)^DROP\\s+\\w+\\s+(?:IF\\s+EXISTS\\s+)?", "");
    }

    /** Returns what builds an index as PostgreSQL does it while others go on, and as it is for other databases. */
    public String online(String create) {
        return dialect == Dialect.POSTGRESQL
                ? create.replaceFirst("(?i)\\bINDEX\\s+(?!CONCURRENTLY\\b)", "INDEX CONCURRENTLY ")
                : create;
    }

    /** Returns the beginning of a statement, on one line. */
    public static String brief(String statement) {
        String text = statement.replaceAll("\\s+", " ");
        return text.length() <= 60 ? text : text.substring(0, 57) + "...";
    }
}
