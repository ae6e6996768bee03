package dev.edd.sql;

import dev.edd.sql.ColumnAction.AddColumn;
import dev.edd.sql.ColumnAction.Definition;
import dev.edd.sql.ColumnAction.DropColumn;
import dev.edd.sql.ColumnAction.RenameColumn;
import dev.edd.sql.DataAction.Copy;
import dev.edd.sql.DataAction.Delete;
import dev.edd.sql.DataAction.Insert;
import dev.edd.sql.DataAction.Truncate;
import dev.edd.sql.DataAction.Update;
import dev.edd.sql.ObjectAction.Comment;
import dev.edd.sql.ObjectAction.CreateRoutine;
import dev.edd.sql.ObjectAction.DropObject;
import dev.edd.sql.ObjectAction.Grant;
import dev.edd.sql.ObjectAction.Kind;
import dev.edd.sql.ObjectAction.RefreshView;
import dev.edd.sql.ObjectAction.Revoke;
import dev.edd.sql.TableAction.AddConstraint;
import dev.edd.sql.TableAction.AttachPartition;
import dev.edd.sql.TableAction.ChangeConstraint;
import dev.edd.sql.TableAction.ChangeIndex;
import dev.edd.sql.TableAction.CreateIndex;
import dev.edd.sql.TableAction.CreateTable;
import dev.edd.sql.TableAction.DetachPartition;
import dev.edd.sql.TableAction.DropConstraint;
import dev.edd.sql.TableAction.DropIndex;
import dev.edd.sql.TableAction.DropTable;
import dev.edd.sql.TableAction.RenameTable;
import dev.edd.sql.TableAction.ValidateConstraint;
import java.util.EnumSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Says an action as {@code actions.cjs} says what PostgreSQL's parser found. */
final class PostgresWords {
    private PostgresWords() {}

    static String of(Action action) {
        String name = action.getClass().getSimpleName();
        if (action instanceof ColumnAction column) {
            return column(name, column);
        }
        if (action instanceof TableAction table) {
            return table(name, table);
        }
        if (action instanceof ObjectAction object) {
            return object(name, object);
        }
        return action instanceof DataAction rows ? rows(name, rows) : other(name, action);
    }

    private static String column(String name, ColumnAction action) {
        String column = dotted(action.column());
        if (action instanceof AddColumn add) {
            return words(name, column, traits(add.definition()), add.ifNotExists() ? "IF" : "");
        }
        if (action instanceof DropColumn drop) {
            return words(name, column, drop.cascade() ? "CASCADE" : "", drop.ifExists() ? "IF" : "");
        }
        return action instanceof RenameColumn rename
                ? words(name, column, rename.to().last())
                : words(name, column);
    }

    private static String traits(Definition definition) {
        Set<String> traits = new TreeSet<>();
        definition.traits().forEach(trait -> traits.add(trait.name()));
        traits.retainAll(
                Set.of("NOT_NULL", "PRIMARY_KEY", "UNIQUE", "CHECK", "FOREIGN_KEY", "STORED", "VIRTUAL", "NUMBERED"));
        if (!definition.defaultValue().isEmpty()) {
            traits.add("DEFAULT");
        }
        return String.join(",", traits);
    }

    private static String table(String name, TableAction action) {
        String table = dotted(action.table());
        if (action instanceof CreateTable create) {
            Set<CreateTable.Trait> traits = create.traits();
            return words(
                    name,
                    table,
                    traits.contains(CreateTable.Trait.TEMPORARY) ? "TEMPORARY" : "",
                    traits.contains(CreateTable.Trait.IF_NOT_EXISTS) ? "IF" : "",
                    traits.contains(CreateTable.Trait.FROM_QUERY) ? "FROM_QUERY" : "");
        }
        if (action instanceof DropTable drop) {
            return words(name, table, drop.cascade() ? "CASCADE" : "", drop.ifExists() ? "IF" : "");
        }
        if (action instanceof RenameTable rename) {
            return words(name, table, rename.to().last());
        }
        if (action instanceof AddConstraint add) {
            return words(
                    name,
                    table,
                    add.constraint().name().last(),
                    add.constraint().kind().name(),
                    add.constraint().is(TableAction.Constraint.Trait.NOT_VALID) ? "NOT_VALID" : "",
                    add.constraint().is(TableAction.Constraint.Trait.USING_INDEX) ? "USING_INDEX" : "");
        }
        return indexOrPart(name, table, action);
    }

    private static String indexOrPart(String name, String table, TableAction action) {
        if (action instanceof CreateIndex create) {
            return words(
                    name,
                    table,
                    create.index().last(),
                    create.traits().contains(CreateIndex.Trait.UNIQUE) ? "UNIQUE" : "",
                    create.traits().contains(CreateIndex.Trait.CONCURRENTLY) ? "CONCURRENTLY" : "",
                    create.traits().contains(CreateIndex.Trait.IF_NOT_EXISTS) ? "IF" : "");
        }
        if (action instanceof DropIndex drop) {
            return words(
                    name, dotted(drop.index()), drop.concurrently() ? "CONCURRENTLY" : "", drop.ifExists() ? "IF" : "");
        }
        if (action instanceof ChangeIndex change) {
            return words(name, dotted(change.index()));
        }
        if (action instanceof AttachPartition attach) {
            return words(name, table, dotted(attach.partition()));
        }
        if (action instanceof DetachPartition detach) {
            return words(name, table, dotted(detach.partition()), detach.concurrently() ? "CONCURRENTLY" : "");
        }
        return constraint(name, table, action);
    }

    private static String constraint(String name, String table, TableAction action) {
        if (action instanceof DropConstraint drop) {
            return words(name, table, drop.name().last());
        }
        if (action instanceof ValidateConstraint validate) {
            return words(name, table, validate.name().last());
        }
        return action instanceof ChangeConstraint change
                ? words(name, table, change.name().last())
                : words(name, table);
    }

    private static String object(String name, ObjectAction action) {
        if (action instanceof Grant || action instanceof Revoke) {
            return name;
        }
        if (action instanceof Comment comment) {
            return comment.kind() == Kind.OTHER
                    ? words(name, "OTHER")
                    : words(name, comment.kind().name());
        }
        String object = action.kind() == Kind.OTHER ? "" : dotted(action.name());
        if (EnumSet.of(Kind.TRIGGER, Kind.RULE, Kind.POLICY).contains(action.kind())) {
            object = action.name().last();
        }
        if (action instanceof CreateRoutine routine && routine.kind() == Kind.TRIGGER) {
            return words(name, "TRIGGER", routine.name().last(), dotted(routine.on()));
        }
        if (action instanceof RefreshView refresh) {
            return words(name, object, refresh.concurrently() ? "CONCURRENTLY" : "");
        }
        boolean enumerated = name.endsWith("EnumValue");
        return words(
                name,
                enumerated ? "" : action.kind().name(),
                object,
                action instanceof DropObject drop && drop.ifExists() ? "IF" : "");
    }

    private static String rows(String name, DataAction action) {
        String table = dotted(action.table());
        if (action instanceof Insert insert) {
            return words(name, table, insert.conflict().name());
        }
        if (action instanceof Update update) {
            return words(name, table, update.where().isEmpty() ? "ALL" : "");
        }
        if (action instanceof Delete delete) {
            return words(name, table, delete.where().isEmpty() ? "ALL" : "");
        }
        if (action instanceof Truncate truncate) {
            return words(name, table, truncate.cascade() ? "CASCADE" : "");
        }
        return action instanceof Copy copy ? words(name, table, copy.in() ? "IN" : "") : words(name, table);
    }

    private static String other(String name, Action action) {
        if (action instanceof Action.Transaction control) {
            return words(name, control.boundary().name());
        }
        if (action instanceof Action.Setting setting) {
            return words(name, setting.scope().name());
        }
        if (action instanceof Action.Sweep sweep) {
            return words(name, sweep.deed().name());
        }
        if (action instanceof Action.Lock lock) {
            return words(name, dotted(lock.table()));
        }
        return action instanceof Action.Maintenance maintenance
                ? words(name, maintenance.chore().name(), dotted(maintenance.target()))
                : name;
    }

    private static String dotted(QualifiedName name) {
        return String.join(".", name.parts());
    }

    private static String words(String... words) {
        return Stream.of(words).filter(word -> !word.isEmpty()).collect(Collectors.joining(" "));
    }
}
