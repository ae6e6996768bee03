package dev.edd.rule.catalog;

import dev.edd.migration.Dialect;
import dev.edd.migration.Migration;
import dev.edd.rule.Scene;
import dev.edd.rule.fix.Looped;
import dev.edd.rule.schema.Existing;
import dev.edd.rule.schema.MatchedRows;
import dev.edd.rule.schema.RetypedByHand;
import dev.edd.rule.schema.SingleRow;
import dev.edd.rule.text.Batched;
import dev.edd.rule.text.JoinedRows;
import dev.edd.rule.text.Mentions;
import dev.edd.rule.text.Reach;
import dev.edd.rule.text.Spelling;
import dev.edd.rule.text.TableAlias;
import dev.edd.sql.ColumnAction.AddColumn;
import dev.edd.sql.DataAction;
import dev.edd.sql.DataAction.Delete;
import dev.edd.sql.DataAction.Merge;
import dev.edd.sql.DataAction.Update;
import dev.edd.sql.SqlParser;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Finds statements that change, or lock, every row of an existing table at once. */
final class WholeTable {
    private static final Pattern ON = Pattern.compile("\\bON\\b", Pattern.CASE_INSENSITIVE);
    private static final Pattern MATCHED = Pattern.compile("\\bWHEN MATCHED THEN\\b", Pattern.CASE_INSENSITIVE);

    private WholeTable() {}

    /** Returns them in the order of the migration, updates first. */
    static List<DataAction> changes(Migration migration, Scene scene) {
        Existing existing = new Existing(migration, scene);
        return Stream.<Stream<? extends DataAction>>of(
                        migration.statements(Update.class).stream(),
                        migration.statements(Delete.class).stream(),
                        migration.statements(Merge.class).stream())
                .flatMap(changes -> changes)
                .filter(change -> existing.table(change.table()))
                .filter(change -> isChangedBy(change, existing) && !RetypedByHand.explains(change, existing))
                .map(DataAction.class::cast)
                .toList();
    }

    /** Returns whether a statement changes, or locks, every row of its table, which is an existing one. */
    static boolean isChangedBy(DataAction change, Existing existing) {
        return isMany(reach(change, existing)) || UnindexedRows.areLocked(change, existing);
    }

    private static boolean isMany(Reach reach) {
        return reach == Reach.ALL || reach == Reach.OLD;
    }

    /** Returns how many rows are changed or deleted: few where the statement does neither. */
    static Reach reach(DataAction change, Existing existing) {
        Dialect dialect = existing.scene().engine().dialect();
        if (Batched.where(change).isBlank() && SingleRow.isAllOf(change.table(), existing.scene())) {
            return Reach.FEW;
        }
        String text = SqlParser.code(change.text(), dialect);
        Optional<Reach> own = OwnMerge.reach(change, text, existing);
        if (own.isPresent()) {
            return own.get();
        }
        int on = Math.min(text.length(), JoinedRows.outside(ON, text, 0) + "ON".length());
        Matcher matched = MATCHED.matcher(text);
        boolean merges = change instanceof Merge && matched.find(on);
        boolean none = !(change instanceof Update || change instanceof Delete || merges);
        if (none || Mentions.of("LIMIT", text) || Mentions.of("FETCH", text)) {
            Looped looped = new Looped(change);
            boolean ends = Spelling.isMysql(dialect) && looped.commits();
            return !none && looped.is() && !ends ? Reach.ALL : Reach.FEW;
        }
        String where = merges ? text.substring(on, matched.start()) : SqlParser.code(Batched.where(change), dialect);
        String before = text.substring(0, Math.max(0, text.lastIndexOf(where)));
        boolean joins = MatchedRows.areWholeTables(before, existing);
        return Reach.of(where, term -> isAboutNewColumn(change, term, existing), joins);
    }

    /** Returns whether a column is meant that is still the same in all rows, as no release has written it yet. */
    private static boolean isAboutNewColumn(DataAction change, String term, Existing existing) {
        return existing.scene().refactoring().migrations().stream()
                .flatMap(migration -> migration.statements(AddColumn.class).stream())
                .filter(add -> existing.adds(add, add.column()) && add.table().matches(change.table()))
                .map(add -> Pattern.compile(
                        "(?<![\\w.$])(?:[\"`]?(?:%s)[\"`]?\\.)?[\"`]?%s\\b(?!\\s*\\.)"
                                .formatted(
                                        Pattern.quote(TableAlias.called(change)),
                                        Pattern.quote(add.column().last())),
                        Pattern.CASE_INSENSITIVE))
                .anyMatch(column -> column.matcher(term).find());
    }

    /** Returns what a change does, in words. */
    static String words(DataAction change, Existing existing) {
        Reach reach = reach(change, existing);
        if (!isMany(reach)) {
            boolean joined = Batched.isJoined(change, existing.scene().engine().dialect());
            return joined ? "reads and locks all rows of" : "locks, for want of an index, all rows of";
        }
        return "%s %s rows of"
                .formatted(change instanceof Delete ? "deletes" : "changes", reach == Reach.ALL ? "all" : "all old");
    }
}
