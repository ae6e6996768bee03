package dev.edd.rule.fix;

import dev.edd.rule.Scene;
import dev.edd.rule.fix.Undone.Copied;
import dev.edd.sql.DataAction;
import dev.edd.sql.DataAction.Delete;
import dev.edd.sql.DataAction.Update;

/** Says where the rows of a statement are to be changed instead. */
public final class Moved {
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

    private static String sentence(Copied column) {
        return "%s; what is written to %s later has to reach %s, too, by a trigger or from the next release:"
                .formatted(PLAINLY, column.from(), column.to());
    }
}
