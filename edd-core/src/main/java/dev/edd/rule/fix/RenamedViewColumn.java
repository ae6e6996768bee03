package dev.edd.rule.fix;

import dev.edd.migration.Phase;
import dev.edd.rule.text.Spelling;
import dev.edd.sql.ColumnAction.RenameColumn;
import java.util.regex.Pattern;

/** Writes how a column of a view answers to two names until the release is gone that knows the old one only. */
record RenamedViewColumn(RenameColumn rename) {
    private static final Pattern OF_VIEW =
            Pattern.compile("\\s*ALTER\\s+VIEW\\b.*", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    /** Returns whether the statement says that it is one. */
    static boolean is(RenameColumn rename) {
        return OF_VIEW.matcher(rename.statement().text()).matches();
    }

    /** Returns the fix. */
    String fix() {
        String to = Spelling.bare(rename.table(), rename.to());
        return SafeWay.of(
                        "Give the view the column a second time, and leave the old one out, with the same privileges, at the end:")
                .in(
                        Phase.INITIAL,
                        "CREATE OR REPLACE VIEW %s AS <its query, and %s AS %s behind its last column>;",
                        rename.table(),
                        Spelling.bare(rename),
                        to)
                .in(
                        Phase.FINALIZATION,
                        "DROP VIEW %1$s;\nCREATE VIEW %1$s AS <its query, with %2$s in the place of %3$s>;",
                        rename.table(),
                        to,
                        Spelling.bare(rename))
                .toString();
    }
}
