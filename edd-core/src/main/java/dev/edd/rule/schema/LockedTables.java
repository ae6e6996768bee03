package dev.edd.rule.schema;

import dev.edd.migration.Statement;
import dev.edd.rule.text.Reference;
import dev.edd.sql.Action;
import dev.edd.sql.Action.Lock;
import dev.edd.sql.ColumnAction;
import dev.edd.sql.ColumnAction.AddColumn;
import dev.edd.sql.ColumnAction.TuneColumn;
import dev.edd.sql.ObjectAction.CreateRoutine;
import dev.edd.sql.QualifiedName;
import dev.edd.sql.TableAction;
import dev.edd.sql.TableAction.AddConstraint;
import dev.edd.sql.TableAction.AttachPartition;
import dev.edd.sql.TableAction.CreateTable;
import dev.edd.sql.TableAction.ValidateConstraint;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;

/** The existing tables that a statement locks against writers on PostgreSQL: those that foreign keys point to as well. */
public final class LockedTables {
    /** The modes in which writers go on. */
    private static final Set<String> FOR_ALL =
            Set.of("ACCESS SHARE", "ROW SHARE", "ROW EXCLUSIVE", "SHARE UPDATE EXCLUSIVE");

    private LockedTables() {}

    /** Returns them in the order in which they are locked. */
    public static Set<QualifiedName> by(Statement statement, Existing existing) {
        QualifiedName locked = of(statement);
        if (!locked.isPresent() && !(statement instanceof CreateTable)) {
            return Set.of();
        }
        Set<QualifiedName> tables = new LinkedHashSet<>();
        tables.add(locked);
        if (statement instanceof CreateTable create) {
            tables.addAll(create.references());
        } else if (statement instanceof AddColumn || statement instanceof AddConstraint) {
            Reference.in(((Action) statement).text(), existing.scene().engine().dialect())
                    .forEach(reference -> tables.add(reference.table()));
        }
        tables.removeIf(table -> !existing.table(table));
        return tables;
    }

    /** Returns the table that is locked against writers until the transaction ends; absent for none. */
    public static QualifiedName of(Statement statement) {
        if (statement instanceof ColumnAction change && !(statement instanceof TuneColumn)) {
            return change.table();
        }
        if (statement instanceof TableAction change
                && !(statement instanceof CreateTable)
                && !(statement instanceof ValidateConstraint)
                && !(statement instanceof AttachPartition)) {
            return change.table();
        }
        if (statement instanceof CreateRoutine trigger) {
            return trigger.on();
        }
        return statement instanceof Lock lock && !FOR_ALL.contains(mode(lock)) ? lock.table() : QualifiedName.NONE;
    }

    private static String mode(Lock lock) {
        return lock.mode().strip().replaceAll("\\s+", " ").toUpperCase(Locale.ROOT);
    }
}
