package dev.edd.rule.schema;

import dev.edd.migration.Migration;
import dev.edd.migration.MigrationId;
import dev.edd.rule.Scene;
import dev.edd.rule.text.UniqueKey;
import dev.edd.sql.QualifiedName;
import dev.edd.sql.TableAction;
import dev.edd.sql.TableAction.DropConstraint;
import dev.edd.sql.TableAction.DropIndex;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** The unique keys that a changelog demands of a table, in order, and where they are dropped. */
final class UniqueKeys {
    private static final Scene.Fact<QualifiedName, UniqueKeys> OF_TABLE = Scene.Fact.everywhere(UniqueKeys::new);

    /** The migrations' places in the changelog. */
    private static final Function<Scene, Map<MigrationId, Integer>> PLACES = Scene.Fact.ofAll(UniqueKeys::places);

    /** Where indexes are dropped, by name: PostgreSQL does so without a word of the table. */
    private static final Function<Scene, Map<String, List<Integer>>> DROPPED = Scene.Fact.ofAll(UniqueKeys::dropped);

    private final Map<MigrationId, Integer> places;
    private final Map<String, List<Demand>> byColumn = new HashMap<>();
    private final Map<String, List<Demand>> byName = new HashMap<>();

    private UniqueKeys(QualifiedName table, Scene scene) {
        this.places = PLACES.apply(scene);
        List<TableStory.Event> story = TableStory.of(table, scene);
        for (int i = 0; i < story.size(); i++) {
            Migration migration = story.get(i).migration();
            int place = place(migration);
            if (story.get(i).statement() instanceof TableAction action) {
                drop(action, place);
            }
            if (i + 1 == story.size() || !story.get(i + 1).migration().equals(migration)) {
                demand(migration, story.get(i).name(), place, scene);
            }
        }
    }

    private static Map<MigrationId, Integer> places(Scene scene) {
        Map<MigrationId, Integer> places = new HashMap<>();
        scene.changelog().migrations().forEach(migration -> places.put(migration.id(), places.size()));
        return places;
    }

    private int place(Migration migration) {
        return places.getOrDefault(migration.id(), 0);
    }

    private static Map<String, List<Integer>> dropped(Scene scene) {
        Map<String, List<Integer>> dropped = new HashMap<>();
        int place = 0;
        for (Migration migration : scene.changelog().migrations()) {
            for (DropIndex drop : migration.statements(DropIndex.class)) {
                if (!drop.table().isPresent()) {
                    String name = drop.index().last().toLowerCase(Locale.ROOT);
                    dropped.computeIfAbsent(name, unseen -> new ArrayList<>(1)).add(place);
                }
            }
            place++;
        }
        return dropped;
    }

    /** A key that rows keep to from one place on to another. */
    private static final class Demand {
        private final Set<String> columns;
        private final int from;
        private int to = Integer.MAX_VALUE;

        private Demand(Set<String> columns, int from) {
            this.columns = columns;
            this.from = from;
        }
    }

    private void demand(Migration migration, QualifiedName name, int place, Scene scene) {
        for (UniqueKey key : UniqueKey.in(migration, scene)) {
            if (key.table().matches(name)) {
                Demand demand = new Demand(key.columns(), place);
                DROPPED.apply(scene).getOrDefault(key.name(), List.of()).stream()
                        .filter(dropped -> dropped > place)
                        .findFirst()
                        .ifPresent(dropped -> demand.to = dropped);
                add(byColumn, Collections.min(key.columns()), demand);
                add(byName, key.name(), demand);
            }
        }
    }

    private static void add(Map<String, List<Demand>> map, String key, Demand demand) {
        map.computeIfAbsent(key, unseen -> new ArrayList<>(1)).add(demand);
    }

    /** A name that nobody has said may be that of any key without one. */
    private void drop(TableAction action, int place) {
        if (action instanceof DropConstraint || action instanceof DropIndex) {
            QualifiedName name = action instanceof DropConstraint drop ? drop.name() : ((DropIndex) action).index();
            String known = name.last().toLowerCase(Locale.ROOT);
            List<Demand> dropped = byName.remove(byName.containsKey(known) ? known : "");
            if (dropped != null) {
                dropped.forEach(demand -> demand.to = place);
            }
        }
    }

    static UniqueKeys of(QualifiedName table, Scene scene) {
        return OF_TABLE.of(table, scene);
    }

    /** Returns whether the table has one among these columns before a migration. */
    boolean haveOneAmong(Set<String> columns, Migration migration) {
        int place = place(migration);
        return columns.stream()
                .flatMap(column -> byColumn.getOrDefault(column, List.of()).stream())
                .anyMatch(demand -> demand.from < place && demand.to >= place && columns.containsAll(demand.columns));
    }
}
