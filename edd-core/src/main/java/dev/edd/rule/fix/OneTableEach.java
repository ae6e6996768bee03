package dev.edd.rule.fix;

import dev.edd.migration.Migration;
import dev.edd.migration.Phase;
import dev.edd.migration.SequenceNumber;
import dev.edd.migration.Statement;
import dev.edd.rule.Scene;
import dev.edd.rule.schema.Existing;
import dev.edd.rule.schema.LockedTables;
import dev.edd.rule.text.Spelling;
import dev.edd.sql.Action;
import dev.edd.sql.ColumnAction.AddColumn;
import dev.edd.sql.ColumnAction.DropColumn;
import dev.edd.sql.ColumnAction.DropDefault;
import dev.edd.sql.ColumnAction.DropNotNull;
import dev.edd.sql.ColumnAction.SetDefault;
import dev.edd.sql.ColumnAction.TuneColumn;
import dev.edd.sql.DataAction.Insert;
import dev.edd.sql.ObjectAction.Comment;
import dev.edd.sql.ObjectAction.CreateObject;
import dev.edd.sql.QualifiedName;
import dev.edd.sql.TableAction;
import dev.edd.sql.TableAction.AddConstraint;
import dev.edd.sql.TableAction.Constraint;
import dev.edd.sql.TableAction.CreateIndex;
import dev.edd.sql.TableAction.CreateTable;
import dev.edd.sql.TableAction.DropTable;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Cuts an initial into several, each of which locks one existing table only. */
public final class OneTableEach {
    private static final String WAY =
            "Give each table%s a refactoring of its own, with all that later phases do to the table, so that each is a short "
                    + "transaction%s:";

    /** What counts on nothing but the tables that it names. */
    private static final Set<Class<?>> SEPARABLE = Set.of(
            AddColumn.class,
            SetDefault.class,
            DropDefault.class,
            DropNotNull.class,
            TuneColumn.class,
            CreateTable.class,
            CreateIndex.class,
            CreateObject.class,
            Comment.class);

    private final Migration migration;
    private final Scene scene;
    private final Existing existing;
    private final LockGroups groups = new LockGroups();

    private OneTableEach(Migration migration, Scene scene) {
        this.migration = migration;
        this.scene = scene;
        this.existing = new Existing(migration, scene);
    }

    /** Returns the fix: SQL where the statements can be cut apart, and the tables and lines where somebody has to look. */
    public static String fix(Migration migration, Scene scene) {
        OneTableEach each = new OneTableEach(migration, scene);
        return each.isSeparable() ? each.sql() : each.outline();
    }

    /** Returns whether other rules want it in another phase, or alone. */
    public static boolean isElsewhere(Statement action) {
        return action instanceof DropTable || action instanceof DropColumn || action instanceof CreateIndex;
    }

    private boolean isSeparable() {
        return !migration.isNative()
                && scene.refactoring().migrations().size() == 1
                && migration.statements().stream().allMatch(this::isSeparable);
    }

    private boolean isSeparable(Statement action) {
        if (action instanceof AddConstraint add) {
            return add.constraint().is(Constraint.Trait.NOT_VALID) || !existing.table(add.table());
        }
        return action instanceof Insert insert
                ? insert.query().isEmpty() && isLockedByNone(insert.table())
                : SEPARABLE.contains(action.getClass())
                        && (!(action instanceof CreateTable)
                                || LockedTables.by(action, existing).size() < 2);
    }

    private boolean isLockedByNone(QualifiedName table) {
        return migration.statements().stream()
                .flatMap(action -> LockedTables.by(action, existing).stream())
                .noneMatch(table::matches);
    }

    private String outline() {
        LockedLines lines = new LockedLines(existing);
        migration.statements().stream().filter(action -> !isElsewhere(action)).forEach(lines::add);
        return WAY.formatted(
                        lines.haveSecondKeys() ? ", and each foreign key of several," : "",
                        "; what belongs together stays together")
                + lines;
    }

    private static Statement statement(Statement action) {
        return ((Action) action).statement();
    }

    private String sql() {
        List<Statement> actions = migration.statements();
        for (int i = 0, end; i < actions.size(); i = end) {
            end = i + 1;
            while (end < actions.size() && statement(actions.get(end)).equals(statement(actions.get(i)))) {
                end++;
            }
            add(actions.subList(i, end));
        }
        SafeWay way = SafeWay.of(WAY.formatted("", ""));
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
        return way.toString();
    }

    /** Adds a statement as it is, or the actions of one that locks several tables one by one. */
    private void add(List<Statement> actions) {
        String text = statement(actions.get(0)).text().strip();
        Set<QualifiedName> locked = new LinkedHashSet<>();
        actions.forEach(action -> locked.addAll(LockedTables.by(action, existing)));
        if (actions.get(0) instanceof CreateIndex && !locked.isEmpty()) {
            return;
        }
        if (actions.size() > 1 && locked.size() > 1) {
            actions.forEach(this::alone);
            return;
        }
        LockGroups.Group group = groups.place(text, locked);
        group.add(text + ";");
        if (actions.get(0) instanceof CreateTable create) {
            group.creates(create.table());
        }
    }

    private void alone(Statement action) {
        QualifiedName table = LockedTables.of(action);
        String sql = action instanceof TableAction || table.isPresent()
                ? "%s %s"
                        .formatted(
                                Spelling.alter((Action) action, table),
                                action.text().strip())
                : action.text().strip();
        groups.place(sql, LockedTables.by(action, existing)).add(sql + ";");
    }
}
