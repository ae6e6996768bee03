package dev.edd.rule.fix;

import dev.edd.migration.Dialect;
import dev.edd.migration.Directives.BackfillKey;
import dev.edd.rule.Scene;
import dev.edd.rule.schema.Key;
import dev.edd.rule.schema.StampedColumns;
import dev.edd.rule.text.Batched;
import dev.edd.rule.text.Mentions;
import dev.edd.rule.text.Spelling;
import dev.edd.rule.text.TableAlias;
import dev.edd.sql.DataAction;
import dev.edd.sql.DataAction.Merge;
import dev.edd.sql.DataAction.Update;
import dev.edd.sql.QualifiedName;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Writes backfills of a table, which go by its key.
 *
 * @param stamped the columns that would tell of a change that nobody but the backfill has made
 */
public record Chunks(BackfillKey key, Dialect dialect, List<String> stamped) {
    private static final Pattern RETURNING = Pattern.compile("(?is)\\bRETURNING\\b.*");

    public static Chunks of(QualifiedName table, Scene scene) {
        return new Chunks(
                new BackfillKey(table.written(), Key.of(table, scene)),
                scene.engine().dialect(),
                StampedColumns.of(table, scene));
    }

    /** Returns the directives and the statement that assigns something to the rows for which a condition holds. */
    public String update(String assignment, String todo) {
        String start = "UPDATE %s SET %s%s WHERE ".formatted(key.table(), assignment, kept(assignment));
        return rows(start, key.table(), todo, "");
    }

    /** Returns what keeps the other columns of a row as they are. */
    String kept(String assignment) {
        return stamped.stream()
                .filter(column -> !Mentions.of(column, assignment))
                .map(", %1$s = %1$s"::formatted)
                .collect(Collectors.joining());
    }

    /**
     * Returns the directives and the statement that does something with the rows for which a condition holds.
     *
     * @param start of the statement, up to its condition
     * @param table with its alias
     * @param end of the statement, behind its condition
     */
    private String rows(String start, String table, String todo, String end) {
        String only = todo.isEmpty() ? "" : " AND " + Undone.alone(todo);
        boolean repeats = dialect == Dialect.POSTGRESQL || Spelling.isMysql(dialect);
        if (!repeats || !key.columns().equals(Key.MISSING)) {
            return "%s\n%s%s%s%s;".formatted(directives(table, todo), start, range(""), only, end);
        }
        String all = todo.isEmpty() ? "TRUE" : todo;
        String some = Spelling.isMysql(dialect)
                ? all + " LIMIT 1000"
                : "ctid = ANY (ARRAY(SELECT ctid FROM %s WHERE %s LIMIT 1000))%s".formatted(table, all, only);
        return "--edd repeat: until 0 rows\n%s\n%s%s%s;".formatted(remaining(table, todo), start, some, end);
    }

    /** Returns the directives and the statement that make a change of the whole table. */
    public static String of(DataAction change, Scene scene) {
        Looped looped = new Looped(change);
        if (looped.is()) {
            return looped.repeated();
        }
        return change instanceof Merge merge
                ? merge(merge, scene)
                : Chunks.of(change.table(), scene).changed(change, scene);
    }

    /** It inserts what it does not find, so that it is the rows it takes that are to be few. */
    private static String merge(Merge merge, Scene scene) {
        QualifiedName source = Batched.source(merge, scene.engine().dialect());
        if (!source.isPresent()) {
            return MergedQuery.of(merge, scene).batches();
        }
        Chunks chunks = Chunks.of(source, scene);
        return "%s\n%s;".formatted(chunks.directives(Undone.UNKNOWN), Batched.merge(merge, chunks.range("")));
    }

    private String changed(DataAction change, Scene scene) {
        String where = Batched.where(change).strip();
        Matcher returning = RETURNING.matcher(change.text());
        String all = returning.replaceFirst("").stripTrailing();
        String text = where.isEmpty()
                ? all + " WHERE "
                : change.text().substring(0, Math.max(0, change.text().lastIndexOf(where)));
        Enclosing around = Enclosing.of(change, dialect);
        String start = around.before() + text;
        String end =
                around.isNone() ? "" : change.text().substring(all.length()).stripTrailing() + around.behind();
        if (Batched.isJoined(change, dialect)) {
            String rest = Batched.isAlways(where) ? "" : " AND " + Undone.alone(where);
            String range = range(TableAlias.qualifier(change) + ".");
            String todo = change instanceof Update ? " AND " + Undone.UNKNOWN : "";
            return "%s\n%s%s%s%s%s;".formatted(directives(Undone.UNKNOWN), start, range, rest, todo, end);
        }
        return rows(start, TableAlias.named(change), Undone.by(change, scene), end);
    }

    String directives(String todo) {
        return directives(key.table(), todo);
    }

    String directives(String table, String todo) {
        return "--edd backfill: %s by %s\n%s"
                .formatted(key.table(), String.join(", ", key.columns()), remaining(table, todo));
    }

    private static String remaining(String table, String todo) {
        return "--edd remaining: SELECT COUNT(*) FROM %s%s".formatted(table, todo.isEmpty() ? "" : " WHERE " + todo);
    }

    String range(String prefix) {
        return new KeyRange(key, dialect).of(prefix);
    }
}
