package dev.edd.fleet;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Refactorings by environments.
 *
 * @param columns in the order in which the environments are declared
 */
public record Matrix(List<Column> columns) {
    public Matrix {
        columns = List.copyOf(columns);
    }

    /** Returns the names of all refactorings, by number. */
    public List<String> refactorings() {
        Set<String> names = new LinkedHashSet<>();
        columns.forEach(column -> column.cells().forEach(cell -> names.add(cell.refactoring())));
        return List.copyOf(names);
    }

    /** Returns what is in transition for too long, a sentence each. */
    public List<String> overdue() {
        return columns.stream()
                .flatMap(column -> column.overdue().stream().map((column.environment() + ": ")::concat))
                .toList();
    }

    /** Returns what is in transition for too long, and where nobody can tell because a database cannot be read. */
    public List<String> complaints() {
        List<String> complaints = new ArrayList<>(overdue());
        for (Column column : columns) {
            if (column instanceof Column.Unreachable unreachable) {
                complaints.add("%s cannot be read: %s".formatted(column.environment(), unreachable.reason()));
            }
        }
        return complaints;
    }
}
