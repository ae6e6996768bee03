package dev.edd.rule.catalog;

import dev.edd.migration.Migration;
import dev.edd.rule.Scene;
import dev.edd.rule.schema.Columns;
import dev.edd.rule.schema.Existing;
import dev.edd.sql.ColumnAction.RenameColumn;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The columns of which a migration gives one the name of another. */
final class SwappedColumns {
    /** The renames of a migration, under the old name and under the new one. */
    private static final Scene.Fact<Migration, Map<String, List<RenameColumn>>> BY_NAME =
            Scene.Fact.here((migration, scene) -> byName(migration));

    private SwappedColumns() {}

    /** Returns whether another column takes the old name in the same migration, or this one takes another's. */
    static boolean giveBack(RenameColumn rename, Existing existing) {
        Map<String, List<RenameColumn>> renames = BY_NAME.of(existing.migration(), existing.scene());
        return others(renames, rename.column().last(), rename)
                        .anyMatch(other -> other.to().matches(rename.column()))
                || others(renames, rename.to().last(), rename)
                        .anyMatch(other -> rename.to().matches(other.column()) && !isKnown(rename, existing));
    }

    /** Returns the renames with which columns end up under each other's names, the last one of each circle. */
    static List<RenameColumn> circles(Existing existing) {
        Map<String, String> originals = new HashMap<>();
        List<RenameColumn> closing = new ArrayList<>();
        for (RenameColumn rename : existing.migration().statements(RenameColumn.class)) {
            String table = rename.table().last() + ".";
            String original = originals.remove(table + rename.column().last());
            String from = original == null ? table + rename.column().last() : original;
            originals.put(table + rename.to().last(), from);
            if (existing.table(rename.table()) && isCircle(from, originals)) {
                closing.add(rename);
            }
        }
        return closing;
    }

    /** Returns whether the names that the columns had lead back to where one began, and to more than itself. */
    private static boolean isCircle(String begin, Map<String, String> originals) {
        String name = begin;
        for (int steps = 1; steps <= originals.size(); steps++) {
            name = originals.get(name);
            if (name == null || name.equals(begin)) {
                return name != null && steps > 1;
            }
        }
        return false;
    }

    private static Stream<RenameColumn> others(
            Map<String, List<RenameColumn>> renames, String name, RenameColumn rename) {
        return renames.getOrDefault(name, List.of()).stream().filter(other -> !other.equals(rename));
    }

    private static Map<String, List<RenameColumn>> byName(Migration migration) {
        Map<String, List<RenameColumn>> renames = new HashMap<>();
        for (RenameColumn rename : migration.statements(RenameColumn.class)) {
            Stream.of(rename.column(), rename.to())
                    .forEach(name -> renames.computeIfAbsent(name.last(), unseen -> new ArrayList<>(1))
                            .add(rename));
        }
        return renames;
    }

    /** Returns whether an earlier refactoring has added the column, and not in order to take the other's place. */
    private static boolean isKnown(RenameColumn rename, Existing existing) {
        return !rename.column().last().contains(rename.to().last())
                && existing.added(rename.column()).isEmpty()
                && Columns.at(existing.scene(), rename).isPresent();
    }
}
