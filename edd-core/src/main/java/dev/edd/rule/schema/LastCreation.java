package dev.edd.rule.schema;

import dev.edd.migration.Migration;
import dev.edd.migration.Statement;
import dev.edd.rule.Scene;
import dev.edd.sql.ObjectAction;
import dev.edd.sql.ObjectAction.CreateObject;
import dev.edd.sql.ObjectAction.CreateRoutine;
import java.util.Optional;

/** Finds the statement that an object goes back to. */
public final class LastCreation {
    private LastCreation() {}

    /** Returns the statement that created last what an action is about; empty where no one before it does. */
    public static Optional<String> of(ObjectAction action, Scene scene) {
        Optional<String> last = Optional.empty();
        for (Migration migration : scene.changelog().migrations()) {
            for (Statement statement : migration.statements()) {
                if (statement == action) {
                    return last;
                }
                if ((statement instanceof CreateObject || statement instanceof CreateRoutine)
                        && ((ObjectAction) statement).kind() == action.kind()
                        && ((ObjectAction) statement).name().matches(action.name())) {
                    last = Optional.of(((ObjectAction) statement).statement().text());
                }
            }
        }
        return last;
    }
}
