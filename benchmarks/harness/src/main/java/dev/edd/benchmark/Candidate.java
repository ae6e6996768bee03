package dev.edd.benchmark;

import dev.edd.testing.TestDatabase;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Something to measure: a Maven plugin, what it is told, and where the traces of its work are. */
interface Candidate {
    String name();

    Artifact plugin();

    /** Returns what the plugin needs besides the drivers. */
    default List<Artifact> dependencies() {
        return List.of();
    }

    /** Returns the goal that does the task; empty where there is none. */
    String goal(Task task);

    /** Returns whether the goal looks into a database, and so needs a driver. */
    default boolean needsDriver() {
        return true;
    }

    /** Returns the plugin's configuration, empty values left out. */
    Map<String, String> configuration(TestDatabase database);

    /** Writes the migrations, one statement each, the way that suits the candidate best. */
    void write(Path project, Migrations migrations) throws IOException;

    /** Returns the query that counts the migrations in its history; empty where it keeps none. */
    String historyCount();

    /** Returns what the output holds when the task is done. */
    Sign sign(Task task, int migrations);
}
