package dev.edd.rule.schema;

import dev.edd.migration.Phase;
import dev.edd.migration.SequenceNumber;
import dev.edd.migration.Statement;
import dev.edd.rule.Scene;
import dev.edd.rule.text.OtherName;
import dev.edd.sql.Action;
import dev.edd.sql.ColumnAction;
import dev.edd.sql.ColumnAction.AddColumn;
import dev.edd.sql.ColumnAction.DropColumn;
import dev.edd.sql.ColumnAction.Trait;
import dev.edd.sql.QualifiedName;
import dev.edd.sql.TableAction;
import dev.edd.sql.TableAction.AddConstraint;
import dev.edd.sql.TableAction.CreateIndex;
import dev.edd.sql.TableAction.CreateTable;
import dev.edd.sql.TableAction.DropConstraint;
import dev.edd.sql.TableAction.DropIndex;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Tells which indexes, constraints and columns of its table use a column when it is changed; reads no database. */
public final class ColumnUses {
    /** PostgreSQL and H2 drop an index without a word about its table. */
    private static final Function<Scene, Set<String>> DROPPED =
            Scene.Fact.ofAll(scene -> scene.changelog().migrations().stream()
                    .flatMap(migration -> migration.statements(DropIndex.class).stream())
                    .filter(drop -> !drop.table().isPresent())
                    .map(drop -> drop.index().last())
                    .collect(Collectors.toSet()));

    private static final Set<Trait> CONSTRAINED =
            Set.of(Trait.STORED, Trait.VIRTUAL, Trait.UNIQUE, Trait.CHECK, Trait.FOREIGN_KEY);

    private static final Scene.Fact<QualifiedName, List<Action>> OF_TABLE = Scene.Fact.here((table, scene) -> {
        ColumnUses uses = new ColumnUses(table, scene);
        uses.read();
        return List.copyOf(uses.known);
    });

    private final QualifiedName table;
    private final Scene scene;
    private final List<Action> known = new ArrayList<>();

    private ColumnUses(QualifiedName table, Scene scene) {
        this.table = table;
        this.scene = scene;
    }

    /** Returns what makes them, in order; the column itself is among them where constraints stand in its definition. */
    public static List<Action> of(ColumnAction action, Scene scene) {
        QualifiedName column = action.column();
        OtherName other = new OtherName(column, column.written() + "_");
        return OF_TABLE.of(action.table(), scene).stream()
                .filter(each -> other.isIn(each.text())
                        || (each instanceof AddColumn add && add.column().last().equals(column.last())))
                .toList();
    }

    /** Reads up to the end of the refactoring's initial: what an action's own migration does away with is gone in the end. */
    private void read() {
        SequenceNumber own = scene.refactoring().number();
        scene.about(table).stream()
                .filter(each -> each.number().compareTo(own) < 0
                        || (each.number().equals(own) && each.phase() == Phase.INITIAL))
                .forEach(each -> each.statements().forEach(this::read));
    }

    private void read(Statement statement) {
        if (statement instanceof CreateTable create && create.table().matches(table)) {
            known.clear();
            TableElements.of(create, scene).all().forEach(this::add);
        } else if (isAbout(statement)) {
            add((Action) statement);
        }
    }

    private boolean isAbout(Statement statement) {
        return (statement instanceof TableAction change && change.table().matches(table))
                || (statement instanceof ColumnAction column && column.table().matches(table));
    }

    private void add(Action each) {
        if (each instanceof DropIndex drop) {
            remove(drop.index().last());
        } else if (each instanceof DropConstraint drop) {
            remove(drop.name().last());
        } else if (each instanceof DropColumn drop) {
            remove(drop.column().last());
        } else if (each instanceof AddColumn add) {
            if (CONSTRAINED.stream().anyMatch(add.definition()::is)) {
                known.add(add);
            }
        } else if (each instanceof AddConstraint
                || (each instanceof CreateIndex create
                        && !DROPPED.apply(scene).contains(create.index().last()))) {
            known.add(each);
        }
    }

    private void remove(String name) {
        known.removeIf(each -> UsedColumn.name(each).last().equalsIgnoreCase(name));
    }
}
