package dev.edd.rule;

import dev.edd.migration.Changelog;
import dev.edd.migration.Migration;
import dev.edd.migration.Statement;
import dev.edd.sql.ColumnAction;
import dev.edd.sql.DataAction;
import dev.edd.sql.ObjectAction;
import dev.edd.sql.QualifiedName;
import dev.edd.sql.TableAction;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Which migrations have to do with which table or view. Thread-safe. */
final class TableIndex {
    private static final Set<ObjectAction.Kind> VIEWS =
            EnumSet.of(ObjectAction.Kind.VIEW, ObjectAction.Kind.MATERIALIZED_VIEW);

    private final Changelog changelog;
    private final Map<String, List<Migration>> byName;
    private final Map<Scene.Fact<?, ?>, Map<Object, Object>> facts = new ConcurrentHashMap<>();

    TableIndex(Changelog changelog) {
        this.changelog = changelog;
        this.byName = index(changelog);
    }

    Changelog changelog() {
        return changelog;
    }

    /** Returns what was read of the changelog for a fact, by whichever scene. */
    Map<Object, Object> facts(Scene.Fact<?, ?> fact) {
        return facts.computeIfAbsent(fact, unread -> new ConcurrentHashMap<>());
    }

    List<Migration> about(QualifiedName table) {
        return byName.getOrDefault(table.last(), List.of());
    }

    private static Map<String, List<Migration>> index(Changelog changelog) {
        Map<String, List<Migration>> index = new HashMap<>();
        for (Migration migration : changelog.migrations()) {
            for (Statement statement : migration.statements()) {
                add(index, table(statement), migration);
                if (statement instanceof TableAction.RenameTable rename) {
                    add(index, rename.to(), migration);
                }
            }
        }
        return index;
    }

    private static QualifiedName table(Statement statement) {
        if (statement instanceof ColumnAction action) {
            return action.table();
        }
        if (statement instanceof TableAction action) {
            return action.table();
        }
        if (statement instanceof ObjectAction.RefreshView action) {
            return action.name();
        }
        if (statement instanceof ObjectAction.CreateObject action && VIEWS.contains(action.kind())) {
            return action.name();
        }
        return statement instanceof DataAction action ? action.table() : QualifiedName.NONE;
    }

    @SuppressWarnings("ReferenceEquality") // the statements of one migration come one after the other
    private static void add(Map<String, List<Migration>> index, QualifiedName table, Migration migration) {
        if (table.isPresent()) {
            List<Migration> known = index.computeIfAbsent(table.last(), unseen -> new ArrayList<>(2));
            if (known.isEmpty() || known.get(known.size() - 1) != migration) {
                known.add(migration);
            }
        }
    }
}
