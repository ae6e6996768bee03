package dev.edd.rule.catalog;

import dev.edd.rule.schema.Existing;
import dev.edd.rule.text.JoinedRows;
import dev.edd.rule.text.Reach;
import dev.edd.rule.text.RowSource;
import dev.edd.sql.DataAction.Merge;
import java.util.Optional;
import java.util.regex.Pattern;

/** H2's own form of merge, which ends with the query whose rows it takes: {@code MERGE INTO t KEY (id) SELECT … FROM s}. */
final class OwnMerge {
    private static final Pattern USING = Pattern.compile("\\bUSING\\b", Pattern.CASE_INSENSITIVE);
    private static final Pattern WHERE = Pattern.compile("\\bWHERE\\b", Pattern.CASE_INSENSITIVE);
    private static final Pattern BEHIND_CONDITION =
            Pattern.compile("\\b(?:GROUP\\s+BY|ORDER\\s+BY|UNION)\\b", Pattern.CASE_INSENSITIVE);

    private OwnMerge() {}

    /**
     * Returns how many rows it changes; empty if the statement is none.
     *
     * @param code of the statement, without comments and texts
     */
    static Optional<Reach> reach(Object change, String code, Existing existing) {
        if (!(change instanceof Merge merge) || JoinedRows.outside(USING, code, 0) < code.length()) {
            return Optional.empty();
        }
        boolean reads = RowSource.of(merge.text(), existing.scene().engine().dialect()).stream()
                .anyMatch(source -> existing.table(source.table()));
        int where = JoinedRows.outside(WHERE, code, 0);
        String condition = code.substring(Math.min(code.length(), where + "WHERE".length()));
        return Optional.of(reads ? Reach.of(BEHIND_CONDITION.split(condition, 2)[0], term -> false, false) : Reach.FEW);
    }
}
