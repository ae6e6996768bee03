package dev.edd.rule.fix;

import dev.edd.rule.text.Mentions;
import dev.edd.sql.QualifiedName;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Sorts statements into migrations, each of which locks one existing table only. */
final class LockGroups {
    private final List<Group> groups = new ArrayList<>();

    List<Group> all() {
        return groups;
    }

    /** The statements of one of them. */
    static final class Group {
        private final List<String> statements = new ArrayList<>();
        private final Set<QualifiedName> locked = new LinkedHashSet<>();
        private final Set<QualifiedName> created = new LinkedHashSet<>();

        void add(String statement) {
            statements.add(statement);
        }

        void creates(QualifiedName table) {
            created.add(table);
        }

        String sql() {
            return String.join("\n", statements);
        }

        /** Returns whether it locks no second table with these, or they are all that it locks. */
        boolean takes(Set<QualifiedName> tables) {
            return locked.containsAll(tables)
                    || (tables.containsAll(locked) && locked.size() == tables.size())
                    || locked.isEmpty();
        }

        boolean knows(String sql) {
            return Stream.concat(locked.stream(), created.stream()).anyMatch(table -> Mentions.of(table, sql));
        }
    }

    /** Finds the first group for it, and none before those that create what it is about. */
    Group place(String sql, Set<QualifiedName> locked) {
        @Nullable Group found = null;
        for (Group group : groups) {
            boolean needs = locked.isEmpty()
                    ? group.knows(sql)
                    : group.created.stream().anyMatch(table -> Mentions.of(table, sql));
            boolean fits = group.takes(locked);
            found = needs && fits ? group : needs ? null : found == null && fits ? group : found;
        }
        if (found == null) {
            found = new Group();
            groups.add(found);
        }
        found.locked.addAll(locked);
        return found;
    }
}
