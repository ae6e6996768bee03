package dev.edd.fleet;

import java.util.List;
import java.util.Optional;

/** One environment. */
public sealed interface Column {
    /** Returns its id. */
    String environment();

    /** Returns how far it has come, by number; empty where nobody knows. */
    default List<Cell> cells() {
        return List.of();
    }

    /** Returns what is in transition for too long, a sentence each. */
    default List<String> overdue() {
        return List.of();
    }

    /** Returns how far it has come with a refactoring. */
    default Optional<Cell> cell(String refactoring) {
        return cells().stream()
                .filter(cell -> cell.refactoring().equals(refactoring))
                .findFirst();
    }

    /** Its database was read. */
    record Reached(String environment, List<Cell> cells, List<String> overdue) implements Column {
        public Reached {
            cells = List.copyOf(cells);
            overdue = List.copyOf(overdue);
        }
    }

    /** Its database could not be read. */
    record Unreachable(String environment, String reason) implements Column {}
}
