package dev.edd.rule.schema;

import dev.edd.migration.Migration;
import dev.edd.migration.Statement;
import dev.edd.rule.Scene;
import dev.edd.rule.text.Outline;
import dev.edd.rule.text.RowSource;
import dev.edd.sql.Action;
import dev.edd.sql.DataAction;
import dev.edd.sql.DataAction.Insert;
import dev.edd.sql.DataAction.Merge;
import dev.edd.sql.QualifiedName;
import dev.edd.sql.TableAction.CreateTable;
import dev.edd.sql.TableAction.CreateTable.Trait;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A statement that writes rows of other tables into a table.
 *
 * @param sources the tables that were there before
 * @param isWhole whether the target is new, so that it has no other rows
 */
public record OneTimeCopy(Action action, QualifiedName target, List<RowSource> sources, boolean isWhole) {
    private static final Pattern NO_ROWS = Pattern.compile(
            "\\bWITH\\s+NO\\s+DATA\\b|\\bLIMIT\\s+[01]\\b|\\bFETCH\\s+(?:FIRST|NEXT)\\s+(?:1\\s+)?ROWS?\\b"
                    + "|\\bWHERE\\s+(?:FALSE|1\\s*=\\s*0|0\\s*=\\s*1|1\\s*=\\s*2|1\\s*<>\\s*1)\\b",
            Pattern.CASE_INSENSITIVE);

    /** It looks for the next free number, and takes nothing else over. */
    private static final Pattern NEXT = Pattern.compile("\\bMAX\\s*\\(", Pattern.CASE_INSENSITIVE);

    private static final Pattern INSERTS = Pattern.compile("\\bKEY\\b|\\bINSERT\\b", Pattern.CASE_INSENSITIVE);

    public OneTimeCopy {
        sources = List.copyOf(sources);
    }

    /** Returns those of a migration, in order. */
    public static Stream<OneTimeCopy> in(Existing existing) {
        Migration migration = existing.migration();
        return migration.statements().stream()
                .filter(statement -> copies(statement, migration))
                .map(statement -> of((Action) statement, existing))
                .filter(copy -> !copy.sources.isEmpty());
    }

    private static boolean copies(Statement statement, Migration migration) {
        if (statement instanceof CreateTable create) {
            return create.traits().contains(Trait.FROM_QUERY)
                    && !create.traits().contains(Trait.TEMPORARY);
        }
        return statement instanceof Insert insert
                ? !insert.query().isEmpty() && !NewTables.hasTemporary(insert.table(), migration)
                : statement instanceof Merge merge
                        && INSERTS.matcher(merge.text()).find();
    }

    private static OneTimeCopy of(Action action, Existing existing) {
        Scene scene = existing.scene();
        QualifiedName target = action instanceof DataAction change ? change.table() : ((CreateTable) action).table();
        String code = Outline.of(action.text(), scene.engine().dialect()).code();
        if (NO_ROWS.matcher(code).find()) {
            return new OneTimeCopy(action, target, List.of(), false);
        }
        List<RowSource> sources = RowSource.of(action.text(), scene.engine().dialect()).stream()
                .filter(source -> existing.table(source.table()))
                .toList();
        boolean next = (action instanceof Merge || NEXT.matcher(code).find())
                && sources.stream().allMatch(source -> source.table().matches(target));
        boolean whole = !existing.table(target);
        Predicate<RowSource> known = new KnownRows(code, sources, scene).of(whole ? QualifiedName.NONE : target);
        boolean none = next || sources.stream().allMatch(known);
        return new OneTimeCopy(action, target, none ? List.of() : sources, whole);
    }
}
