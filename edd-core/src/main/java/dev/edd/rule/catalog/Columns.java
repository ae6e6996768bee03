package dev.edd.rule.catalog;

import dev.edd.migration.Dialect;
import dev.edd.migration.Migration;
import dev.edd.migration.Statement;
import dev.edd.rule.Scene;
import dev.edd.sql.ColumnAction;
import dev.edd.sql.ColumnAction.AddColumn;
import dev.edd.sql.ColumnAction.ChangeType;
import dev.edd.sql.ColumnAction.Definition;
import dev.edd.sql.ColumnAction.DropColumn;
import dev.edd.sql.ColumnAction.DropDefault;
import dev.edd.sql.ColumnAction.DropNotNull;
import dev.edd.sql.ColumnAction.RedefineColumn;
import dev.edd.sql.ColumnAction.RenameColumn;
import dev.edd.sql.ColumnAction.SetDefault;
import dev.edd.sql.ColumnAction.SetNotNull;
import dev.edd.sql.ColumnAction.Trait;
import dev.edd.sql.QualifiedName;
import dev.edd.sql.TableAction.CreateTable;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Tells from the statements before an action what a column is, under whatever name; reads no database. */
final class Columns {
    private final Dialect dialect;
    private final QualifiedName table;
    private QualifiedName column;
    private @Nullable Definition known;

    private Columns(Dialect dialect, ColumnAction last) {
        this.dialect = dialect;
        this.table = last.table();
        this.column = last.column();
    }

    /** Returns what the action's column is before it; empty where no statement of the changelog says. */
    static Optional<Definition> at(Scene scene, ColumnAction action) {
        List<Statement> before = new ArrayList<>();
        for (Migration migration : scene.about(action.table())) {
            for (Statement statement : migration.statements()) {
                if (statement == action) {
                    Columns columns = new Columns(scene.engine().dialect(), action);
                    before.subList(columns.beginning(before), before.size()).forEach(columns::read);
                    return Optional.ofNullable(columns.known);
                }
                before.add(statement);
            }
        }
        return Optional.empty();
    }

    /** Goes back to where the table is created, and takes the name that the column has there. */
    private int beginning(List<Statement> before) {
        for (int i = before.size() - 1; i >= 0; i--) {
            if (before.get(i) instanceof RenameColumn rename && rename.to().matches(column)) {
                column = rename.column();
            } else if (before.get(i) instanceof CreateTable create
                    && create.table().matches(table)) {
                return i;
            }
        }
        return 0;
    }

    private void read(Statement statement) {
        if (statement instanceof CreateTable create && create.table().matches(table)) {
            known = TableElements.column(create, Spelling.bare(table, column), dialect)
                    .orElse(null);
        } else if (statement instanceof RenameColumn rename && rename.column().matches(column)) {
            column = rename.to();
        } else if (statement instanceof ColumnAction change && change.column().matches(column)) {
            change(change);
        }
    }

    private void change(ColumnAction change) {
        if (change instanceof AddColumn add) {
            known = add.definition();
        } else if (change instanceof RedefineColumn redefine) {
            known = redefine.definition();
        } else if (change instanceof DropColumn) {
            known = null;
        } else if (known != null) {
            known = changed(known, change);
        }
    }

    private static Definition changed(Definition old, ColumnAction change) {
        if (change instanceof ChangeType retype) {
            return new Definition(retype.type(), old.defaultValue(), old.traits());
        }
        if (change instanceof SetDefault || change instanceof DropDefault) {
            String expression = change instanceof SetDefault set ? set.expression() : "";
            return new Definition(old.type(), expression, old.traits());
        }
        Set<Trait> traits = new HashSet<>(old.traits());
        traits.removeIf(trait -> trait == Trait.NOT_NULL && change instanceof DropNotNull);
        if (change instanceof SetNotNull) {
            traits.add(Trait.NOT_NULL);
        }
        return new Definition(old.type(), old.defaultValue(), traits);
    }
}
