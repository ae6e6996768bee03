package dev.edd.rule.fix;

import dev.edd.migration.Migration;
import dev.edd.migration.Phase;
import dev.edd.migration.SequenceNumber;
import dev.edd.migration.Statement;
import dev.edd.rule.Scene;
import dev.edd.rule.schema.Existing;
import dev.edd.rule.schema.LockedTables;
import dev.edd.sql.Action;
import dev.edd.sql.Action.Block;
import dev.edd.sql.Action.NotUnderstood;
import dev.edd.sql.ColumnAction.DropColumn;
import dev.edd.sql.DataAction;
import dev.edd.sql.QualifiedName;
import dev.edd.sql.TableAction;
import dev.edd.sql.TableAction.CreateIndex;
import dev.edd.sql.TableAction.CreateTable;
import dev.edd.sql.TableAction.DropConstraint;
import dev.edd.sql.TableAction.DropTable;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Cuts an initial into several, each of which locks one existing table only. */
public final class OneTableEach {
    private final Scene scene;
    private final Existing existing;
    private final LockGroups groups = new LockGroups();
    private final List<String> later = new ArrayList<>();
    private final List<String> proofs = new ArrayList<>();

    private OneTableEach(Migration migration, Scene scene) {
        this.scene = scene;
        this.existing = new Existing(migration, scene);
    }

    /** Returns the fix. */
    public static String fix(Migration migration, Scene scene) {
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

    /** Returns whether other rules want it in another phase, or alone. */
    public static boolean isElsewhere(Statement action) {
        return action instanceof DropTable || action instanceof DropColumn || action instanceof CreateIndex;
    }

    /** Returns whether it may count on any statement before it, and any behind it on what it does. */
    private static boolean isInOrder(Statement action) {
        return action instanceof DataAction || action instanceof Block || action instanceof NotUnderstood;
    }

    private static Statement statement(Statement action) {
        return ((Action) action).statement();
    }

    /** Adds a statement as it is, or the actions of one that locks several tables one by one. */
    private void add(List<Statement> actions) {
        String text = statement(actions.get(0)).text().strip();
        Set<QualifiedName> locked = new LinkedHashSet<>();
        actions.forEach(action -> locked.addAll(LockedTables.by(action, existing)));
        if (actions.stream().anyMatch(DropConstraint.class::isInstance)) {
            // A key goes behind all that refer to it, and comes before all that do again.
            groups.close();
        }
        boolean elsewhere = !locked.isEmpty() && actions.stream().allMatch(OneTableEach::isElsewhere);
        if (actions.stream().anyMatch(OneTableEach::isInOrder)) {
            groups.next().add(text + ";");
        } else if (elsewhere && !(actions.get(0) instanceof CreateIndex)) {
            later.add(text.replaceFirst("(?i)\\s+CASCADE$", "") + ";");
        } else if (elsewhere) {
            return;
        } else if (actions.size() == 1 && actions.get(0) instanceof CreateTable create) {
            add(create, locked);
        } else if (actions.size() == 1 || locked.size() < 2) {
            groups.place(text, locked).add(text + ";");
        } else {
            actions.forEach(this::alone);
        }
    }

    private void alone(Statement action) {
        QualifiedName table = LockedTables.of(action);
        String sql = action instanceof TableAction || table.isPresent()
                ? "ALTER TABLE %s %s".formatted(table, action.text().strip())
                : action.text().strip();
        groups.place(sql, LockedTables.by(action, existing)).add(sql + ";");
    }

    /** A new table keeps one of its foreign keys. */
    private void add(CreateTable create, Set<QualifiedName> locked) {
        ForeignKeys keys = new ForeignKeys(create, existing);
        Set<QualifiedName> kept = new LinkedHashSet<>();
        locked.stream().limit(1).forEach(kept::add);
        LockGroups.Group group = groups.place(create.text(), kept);
        group.creates(create.table());
        group.add(keys.create() + ";");
        keys.added().forEach((name, key) -> {
            later.add("ALTER TABLE %s ADD CONSTRAINT %s %s NOT VALID;".formatted(create.table(), name, key));
            proofs.add("ALTER TABLE %s VALIDATE CONSTRAINT %s;".formatted(create.table(), name));
        });
    }

    private String written() {
        SafeWay way = SafeWay.of(
                "Give each table a refactoring of its own, with all that later phases do to the table, so that each is a short "
                        + "transaction:");
        SequenceNumber number = scene.changelog().nextNumber();
        for (LockGroups.Group group : groups.all()) {
            String sql = group.sql();
            if (group == groups.all().get(0)) {
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
            way.behind(number, scene, "%s", String.join("\n", proofs));
        }
        return way.toString();
    }
}
