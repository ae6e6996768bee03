package dev.edd.rule.catalog;

import dev.edd.migration.Migration;
import dev.edd.migration.Phase;
import dev.edd.migration.SequenceNumber;
import dev.edd.migration.Statement;
import dev.edd.rule.Scene;
import dev.edd.sql.Action;
import dev.edd.sql.QualifiedName;
import dev.edd.sql.TableAction;
import dev.edd.sql.TableAction.CreateTable;
import dev.edd.sql.TableAction.DropTable;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Cuts an initial into several, each of which locks one existing table only. */
final class OneTableEach {
    private final Scene scene;
    private final Existing existing;
    private final List<Group> groups = new ArrayList<>();
    private final List<String> later = new ArrayList<>();
    private final List<String> proofs = new ArrayList<>();

    private OneTableEach(Migration migration, Scene scene) {
        this.scene = scene;
        this.existing = new Existing(migration, scene);
    }

    /** The statements of one of them. */
    private static final class Group {
        private final List<String> statements = new ArrayList<>();
        private final Set<QualifiedName> locked = new LinkedHashSet<>();
        private final Set<QualifiedName> created = new LinkedHashSet<>();

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

    /** Returns the fix. */
    static String fix(Migration migration, Scene scene) {
        OneTableEach each = new OneTableEach(migration, scene);
        List<Statement> actions = migration.statements();
        for (int i = 0, end; i < actions.size(); i = end) {
            end = i + 1;
            while (end < actions.size() && statement(actions.get(end)).equals(statement(actions.get(i)))) {
                end++;
            }
            each.add(actions.subList(i, end));
        }
        return each.written();
    }

    private static Statement statement(Statement action) {
        return ((Action) action).statement();
    }

    /** Adds a statement as it is, or the actions of one that locks several tables one by one. */
    private void add(List<Statement> actions) {
        String text = statement(actions.get(0)).text().strip();
        Set<QualifiedName> locked = new LinkedHashSet<>();
        actions.forEach(action -> locked.addAll(LockedTables.by(action, existing)));
        if (actions.get(0) instanceof DropTable) {
            later.add(text + ";");
        } else if (actions.size() == 1 && actions.get(0) instanceof CreateTable create) {
            add(create, locked);
        } else if (actions.size() == 1 || locked.size() < 2) {
            place(text, locked).statements.add(text + ";");
        } else {
            actions.forEach(this::alone);
        }
    }

    private void alone(Statement action) {
        QualifiedName table = LocksOnSeveralTables.locks(action);
        String sql = action instanceof TableAction || table.isPresent()
                ? "ALTER TABLE %s %s".formatted(table, action.text().strip())
                : action.text().strip();
        place(sql, LockedTables.by(action, existing)).statements.add(sql + ";");
    }

    /** A new table keeps one of its foreign keys. */
    private void add(CreateTable create, Set<QualifiedName> locked) {
        ForeignKeys keys = new ForeignKeys(create, existing);
        Set<QualifiedName> kept = new LinkedHashSet<>();
        locked.stream().limit(1).forEach(kept::add);
        Group group = place(create.text(), kept);
        group.created.add(create.table());
        group.statements.add(keys.create() + ";");
        keys.added().forEach((name, key) -> {
            later.add("ALTER TABLE %s ADD CONSTRAINT %s %s NOT VALID;".formatted(create.table(), name, key));
            proofs.add("ALTER TABLE %s VALIDATE CONSTRAINT %s;".formatted(create.table(), name));
        });
    }

    /** Finds the first group for it, and none before those that create what it is about. */
    private Group place(String sql, Set<QualifiedName> locked) {
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

    private String written() {
        SafeWay way = SafeWay.of(
                "Give each table a refactoring of its own, with all that later phases do to the table, so that each is a short "
                        + "transaction:");
        SequenceNumber number = scene.changelog().nextNumber();
        for (Group group : groups) {
            String sql = String.join("\n", group.statements);
            if (group == groups.get(0)) {
                way.in(Phase.INITIAL, "%s", sql);
            } else {
                way.under("initial of refactoring %s".formatted(number), "%s", sql);
                number = number.next();
            }
        }
        if (!later.isEmpty()) {
            way.in(Phase.FINALIZATION, "%s", String.join("\n", later));
        }
        if (!proofs.isEmpty()) {
            way.under("initial of refactoring %s".formatted(number), "%s", String.join("\n", proofs));
        }
        return way.toString();
    }
}
