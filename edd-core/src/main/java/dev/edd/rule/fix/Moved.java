package dev.edd.rule.fix;

import dev.edd.rule.Scene;
import dev.edd.rule.fix.Undone.Copied;
import dev.edd.rule.schema.Existing;
import dev.edd.rule.text.Assignments;
import dev.edd.sql.DataAction;
import dev.edd.sql.DataAction.Delete;
import dev.edd.sql.DataAction.Update;
import dev.edd.sql.QualifiedName;
import dev.edd.sql.SqlParser;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Says where the rows of a statement are to be changed instead. */
public final class Moved {
    /** What a row gets depends on the rows around it. */
    private static final Pattern NUMBERING = Pattern.compile("\\bOVER\\s*\\(", Pattern.CASE_INSENSITIVE);

    private static final String PLAINLY = "Move the rows in the transition, in batches";

    private Moved() {}

    /** Returns an imperative, in front of the SQL. */
    public static String sentence(DataAction change, Scene scene) {
        if (change instanceof Delete) {
            return "Delete the rows in a transition, in batches, with the release behind the one that reads them last:";
        }
        return change instanceof Update update
                ? Undone.copied(update, scene).map(Moved::sentence).orElse(PLAINLY + ":")
                : PLAINLY + ":";
    }

    /** Returns what is to be done where batches would not do what the statement does at once; empty where they do. */
    public static Optional<String> instead(DataAction change, Existing existing) {
        boolean counts = change instanceof Update update
                && NUMBERING
                        .matcher(SqlParser.code(
                                update.text(), existing.scene().engine().dialect()))
                        .find()
                && Assignments.of(update).values().keySet().stream()
                        .map(column -> new QualifiedName(List.of(column), column))
                        .anyMatch(column -> existing.added(column).isEmpty());
        return counts
                ? Optional.of(
                        "Give the rows their numbers in a new column, in the transition, and let the next release read that: in"
                                + " batches, each would count what the ones before have changed.")
                : Optional.empty();
    }

    private static String sentence(Copied column) {
        return "%s; what is written to %s later has to reach %s, too, by a trigger or from the next release:"
                .formatted(PLAINLY, column.from(), column.to());
    }
}
