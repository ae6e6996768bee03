package dev.edd.risk;

import dev.edd.plan.Step.Risk.Level;
import dev.edd.sql.Action;
import dev.edd.sql.Action.Maintenance.Chore;
import dev.edd.sql.ColumnAction;
import dev.edd.sql.ColumnAction.AddColumn;
import dev.edd.sql.ColumnAction.DropNotNull;
import dev.edd.sql.ColumnAction.SetDefault;
import dev.edd.sql.ColumnAction.Trait;
import dev.edd.sql.DataAction.Query;
import dev.edd.sql.ObjectAction.Comment;
import dev.edd.sql.ObjectAction.CreateObject;
import dev.edd.sql.ObjectAction.CreateRoutine;
import dev.edd.sql.ObjectAction.DropObject;
import dev.edd.sql.ObjectAction.Grant;
import dev.edd.sql.ObjectAction.Kind;
import dev.edd.sql.TableAction.AddConstraint;
import dev.edd.sql.TableAction.Constraint;
import dev.edd.sql.TableAction.CreateIndex;
import dev.edd.sql.TableAction.CreateTable;
import dev.edd.sql.TableAction.ValidateConstraint;
import java.util.Set;

/** How much can go wrong with one action on a table that was there before. */
final class Danger {
    /** What takes data away that belongs to no single table: the count of a sequence, whatever depends on a type. */
    private static final Set<Kind> HOLD_DATA = Set.of(Kind.SEQUENCE, Kind.SCHEMA, Kind.DATABASE);

    private static final Set<Kind> CARRY_COLUMNS = Set.of(Kind.TYPE, Kind.DOMAIN, Kind.EXTENSION);
    private static final Set<Chore> QUIET = Set.of(Chore.VACUUM, Chore.ANALYZE, Chore.REINDEX_CONCURRENTLY);

    private Danger() {}

    static Level of(Action action) {
        if (!Losses.of(action).isEmpty() || (action instanceof DropObject drop && isDestructive(drop))) {
            return Level.DESTRUCTIVE;
        }
        return isSafe(action) ? Level.SAFE : Level.CAREFUL;
    }

    private static boolean isDestructive(DropObject drop) {
        return HOLD_DATA.contains(drop.kind()) || (drop.cascade() && CARRY_COLUMNS.contains(drop.kind()));
    }

    private static boolean isSafe(Action action) {
        return addsBesides(action)
                || action instanceof Query
                || action instanceof Action.Session
                || action instanceof Comment
                || action instanceof Grant
                || action instanceof DropNotNull
                || action instanceof SetDefault
                || action instanceof ValidateConstraint
                || (action instanceof Action.Setting setting && setting.scope() == Action.Setting.Scope.TRANSACTION)
                || (action instanceof Action.Maintenance tidy && QUIET.contains(tidy.chore()));
    }

    /** Returns whether it adds something that no row is looked at for. */
    private static boolean addsBesides(Action action) {
        if (action instanceof CreateTable create) {
            return !create.traits().contains(CreateTable.Trait.FROM_QUERY);
        }
        if (action instanceof AddColumn add) {
            return isEmptyAtFirst(add.definition());
        }
        if (action instanceof CreateIndex index) {
            return index.traits().contains(CreateIndex.Trait.CONCURRENTLY)
                    && !index.traits().contains(CreateIndex.Trait.UNIQUE);
        }
        if (action instanceof AddConstraint add) {
            return add.constraint().is(Constraint.Trait.NOT_VALID)
                    || add.constraint().is(Constraint.Trait.NOT_ENFORCED);
        }
        return (action instanceof CreateObject object
                        && !object.replaces()
                        && !object.on().isPresent())
                || (action instanceof CreateRoutine routine
                        && !routine.replaces()
                        && !routine.on().isPresent());
    }

    private static boolean isEmptyAtFirst(ColumnAction.Definition definition) {
        return definition.defaultValue().isEmpty()
                && definition.traits().stream().allMatch(trait -> trait == Trait.VIRTUAL);
    }
}
