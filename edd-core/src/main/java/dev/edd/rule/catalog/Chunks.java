package dev.edd.rule.catalog;

import dev.edd.migration.Dialect;
import dev.edd.migration.Directives.BackfillKey;
import dev.edd.rule.Scene;
import dev.edd.sql.DataAction;
import dev.edd.sql.DataAction.Delete;
import dev.edd.sql.DataAction.Merge;
import dev.edd.sql.QualifiedName;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Writes backfills of a table, which go by its key. */
record Chunks(BackfillKey key, Dialect dialect) {
    /** {@code SET amount = 0}, which tells by itself the rows where it is done. */
    private static final Pattern PLAIN = Pattern.compile(
            "(?is).*?\\bSET\\s+([\\w\"`.]+)\\s*=\\s*((?!DEFAULT\\b|CURRENT_|LOCALTIME)(?:'[^']*'|-?[\\w.]+))\\s*");

    private static final String NOT_DONE = "<it is not done yet>";

    static Chunks of(QualifiedName table, Scene scene) {
        return new Chunks(
                new BackfillKey(table.written(), Key.of(table, scene)),
                scene.engine().dialect());
    }

    /** Returns the directives and the statement that assigns something to the rows for which a condition holds. */
    String update(String assignment, String todo) {
        return "%s\nUPDATE %s SET %s WHERE %s AND %s;"
                .formatted(directives(todo), key.table(), assignment, range(""), todo);
    }

    /** Returns the directives and the statement that make a change of the whole table. */
    static String of(DataAction change, Scene scene) {
        return change instanceof Merge merge
                ? merge(merge, scene)
                : Chunks.of(change.table(), scene).changed(change);
    }

    /** It inserts what it does not find, so that it is the rows it takes that are to be few. */
    private static String merge(Merge merge, Scene scene) {
        QualifiedName source = Batched.source(merge, scene.engine().dialect());
        if (!source.isPresent()) {
            return merge.text() + ";";
        }
        Chunks chunks = Chunks.of(source, scene);
        return "%s\n%s;".formatted(chunks.directives(NOT_DONE), Batched.merge(merge, chunks.range("")));
    }

    private String changed(DataAction change) {
        String where = Batched.where(change).strip();
        String text = where.isEmpty()
                ? change.text() + " WHERE "
                : change.text().substring(0, Math.max(0, change.text().lastIndexOf(where)));
        String only = Terms.of(where, "OR").size() > 1 ? "(" + where + ")" : where;
        if (Batched.isJoined(change, dialect)) {
            String rest = Batched.isAlways(where) ? "" : " AND " + only;
            return "%s\n%s%s%s;".formatted(directives(NOT_DONE), text, range(Batched.qualifier(change) + "."), rest);
        }
        if (!Batched.isAlways(where)) {
            return "%s\n%s%s AND %s;".formatted(directives(where), text, range(""), only);
        }
        if (change instanceof Delete) {
            return "%s\n%s%s;".formatted(directives(""), text, range(""));
        }
        String todo = todo(change.text().substring(0, change.text().length() - where.length()));
        return "%s\n%s%s AND %s;".formatted(directives(todo), text, range(""), todo);
    }

    private String todo(String update) {
        Matcher plain = PLAIN.matcher(withoutWhere(update.strip()));
        if (!plain.matches() || Mentions.of(plain.group(1), plain.group(2))) {
            return NOT_DONE;
        }
        return (Spelling.isMysql(dialect) ? "NOT %s <=> %s" : "%s IS DISTINCT FROM %s")
                .formatted(plain.group(1), plain.group(2));
    }

    private static String withoutWhere(String update) {
        int end = update.length() - "WHERE".length();
        boolean cut = end > 0 && update.regionMatches(true, end, "WHERE", 0, "WHERE".length());
        return cut ? update.substring(0, end).strip() : update;
    }

    String directives(String todo) {
        return "--edd backfill: %1$s by %2$s\n--edd remaining: SELECT COUNT(*) FROM %1$s%3$s"
                .formatted(key.table(), String.join(", ", key.columns()), todo.isEmpty() ? "" : " WHERE " + todo);
    }

    String range(String prefix) {
        return new KeyRange(key, dialect).of(prefix);
    }
}
