package dev.edd.rule.catalog;

import dev.edd.migration.Migration;
import dev.edd.rule.Scene;
import dev.edd.sql.QualifiedName;
import dev.edd.sql.TableAction.DropConstraint;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The unique keys that a changelog demands of a table, in order. */
final class UniqueKeys {
    private static final Scene.Fact<QualifiedName, UniqueKeys> OF_TABLE = Scene.Fact.everywhere(UniqueKeys::new);

    private final Map<Migration, Integer> places = new HashMap<>();
    private final Map<String, List<Demand>> demands = new HashMap<>();
    private int firstDrop = Integer.MAX_VALUE;

    private UniqueKeys(QualifiedName table, Scene scene) {
        for (Migration migration : scene.about(table)) {
            int place = places.size();
            places.put(migration, place);
            for (UniqueKey key : UniqueKey.in(migration, scene)) {
                if (key.table().matches(table)) {
                    demands.computeIfAbsent(Collections.min(key.columns()), unseen -> new ArrayList<>(1))
                            .add(new Demand(key.columns(), place));
                }
            }
            if (migration.statements(DropConstraint.class).stream()
                    .anyMatch(drop -> drop.table().matches(table))) {
                firstDrop = Math.min(firstDrop, place);
            }
        }
    }

    private record Demand(Set<String> columns, int place) {}

    static UniqueKeys of(QualifiedName table, Scene scene) {
        return OF_TABLE.of(table, scene);
    }

    /** Returns whether the table has one among these columns before a migration, as no constraint of it was ever dropped. */
    boolean haveOneAmong(Set<String> columns, Migration migration) {
        int place = places.getOrDefault(migration, 0);
        return firstDrop >= place
                && columns.stream()
                        .flatMap(column -> demands.getOrDefault(column, List.of()).stream())
                        .anyMatch(demand -> demand.place < place && columns.containsAll(demand.columns));
    }
}
