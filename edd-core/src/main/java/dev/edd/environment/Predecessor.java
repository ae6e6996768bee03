package dev.edd.environment;

import dev.edd.migration.History;

/** What is known of the environment that migrations are promoted from. */
public sealed interface Predecessor {
    /** No environment goes before, or nobody has asked. */
    record None() implements Predecessor {}

    /** Its history was read. */
    record Read(String id, History history) implements Predecessor {}

    /** Its history could not be read. */
    record Unreachable(String id, String reason) implements Predecessor {}
}
