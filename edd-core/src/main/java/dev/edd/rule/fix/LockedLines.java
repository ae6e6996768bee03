package dev.edd.rule.fix;

import dev.edd.migration.Statement;
import dev.edd.rule.schema.Existing;
import dev.edd.rule.schema.LockedTables;
import dev.edd.sql.QualifiedName;
import dev.edd.sql.TableAction.CreateTable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Tells which lines of a migration change which table under a lock, and which others their foreign keys lock. */
final class LockedLines {
    private final Existing existing;
    private final Map<QualifiedName, Lines> tables = new LinkedHashMap<>();

    LockedLines(Existing existing) {
        this.existing = existing;
    }

    private record Lines(Set<String> numbers, Set<QualifiedName> references) {
        @Override
        public String toString() {
            List<String> parts = new ArrayList<>();
            if (!numbers.isEmpty()) {
                parts.add((numbers.size() == 1 ? "line " : "lines ") + String.join(", ", numbers));
            }
            if (!references.isEmpty()) {
                parts.add("foreign keys lock "
                        + String.join(
                                ", ",
                                references.stream().map(QualifiedName::toString).toList()));
            }
            return String.join("; ", parts);
        }
    }

    /** Adds what a statement locks. */
    void add(Statement action) {
        Set<QualifiedName> locked = LockedTables.by(action, existing);
        if (locked.isEmpty()) {
            return;
        }
        QualifiedName said = action instanceof CreateTable create ? create.table() : LockedTables.of(action);
        QualifiedName table =
                tables.keySet().stream().filter(said::matches).findFirst().orElse(said);
        Lines lines = tables.computeIfAbsent(table, unseen -> new Lines(new LinkedHashSet<>(), new LinkedHashSet<>()));
        if (action.location().line() > 0) {
            lines.numbers().add(String.valueOf(action.location().line()));
        }
        locked.stream().filter(other -> !other.matches(table)).forEach(lines.references()::add);
    }

    /** Returns whether the foreign keys of one table lock several others. */
    boolean haveSecondKeys() {
        return tables.values().stream().anyMatch(lines -> lines.references().size() > 1);
    }

    /** Returns a line for each table, each behind a line break. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        tables.forEach(
                (table, lines) -> text.append('\n').append(table).append(": ").append(lines));
        return text.toString();
    }
}
