package dev.edd.sql;

import dev.edd.sql.ColumnAction.DropColumn;
import dev.edd.sql.TableAction.ChangePartitions;
import dev.edd.sql.TableAction.ChangeTable;
import dev.edd.sql.TableAction.Constraint.Kind;
import dev.edd.sql.TableAction.DropConstraint;
import dev.edd.sql.TableAction.DropIndex;

/** Reads {@code DROP …} within {@code ALTER TABLE}. */
final class TableRemovals {
    private final Sentence sentence;
    private final Cursor cursor;
    private final QualifiedName table;

    TableRemovals(Sentence sentence, QualifiedName table) {
        this.sentence = sentence;
        this.cursor = sentence.cursor();
        this.table = table;
    }

    void read(int start) {
        cursor.advance();
        if (cursor.accept("COLUMN")) {
            columns(start);
        } else if (cursor.accept("CONSTRAINT")) {
            constraint(start, Kind.ANY);
        } else if (cursor.accept("PRIMARY", "KEY")) {
            cursor.skipItem();
            sentence.add(new DropConstraint(sentence.origin(start), table, QualifiedName.NONE, Kind.PRIMARY_KEY));
        } else if (cursor.accept("FOREIGN", "KEY")) {
            constraint(start, Kind.FOREIGN_KEY);
        } else if (cursor.accept("CHECK")) {
            constraint(start, Kind.CHECK);
        } else if (cursor.accept("SYSTEM", "VERSIONING") || cursor.accept("PERIOD", "FOR")) {
            cursor.skipItem();
            sentence.add(new ChangeTable(sentence.origin(start), table, true));
        } else {
            other(start);
        }
    }

    private void other(int start) {
        boolean likeMysql = sentence.perhapsMysql() || (sentence.perhapsH2() && cursor.at("INDEX"));
        if (!likeMysql || !precedesName()) {
            columns(start);
        } else if (cursor.accept("INDEX") || cursor.accept("KEY")) {
            boolean ifExists = cursor.accept("IF", "EXISTS");
            QualifiedName index = sentence.member(table);
            cursor.skipItem();
            sentence.add(new DropIndex(sentence.origin(start), table, index, false, ifExists));
        } else if (cursor.accept("PARTITION")) {
            cursor.skipAll();
            sentence.add(new ChangePartitions(sentence.origin(start), table, true));
        } else {
            columns(start);
        }
    }

    /** To PostgreSQL, {@code DROP key CASCADE} drops a column. */
    private boolean precedesName() {
        Cursor.Mark mark = cursor.mark();
        cursor.advance();
        boolean name = Names.at(cursor) && !cursor.at("CASCADE") && !cursor.at("RESTRICT");
        cursor.returnTo(mark);
        return name;
    }

    private void constraint(int start, Kind kind) {
        cursor.accept("IF", "EXISTS");
        QualifiedName name = sentence.member(table);
        cursor.skipItem();
        sentence.add(new DropConstraint(sentence.origin(start), table, name, kind));
    }

    /** To H2, {@code DROP COLUMN a, b} and {@code DROP COLUMN (a, b)} drop two. */
    private void columns(int start) {
        boolean ifExists = cursor.accept("IF", "EXISTS");
        boolean group = cursor.accept('(');
        column(start, ifExists);
        while (group ? cursor.accept(',') : listed()) {
            column(cursor.start(), ifExists);
        }
        if (group) {
            cursor.accept(')');
        }
    }

    /** Goes past the comma if a name and nothing else follows; MySQL has {@code FORCE} so. */
    private boolean listed() {
        Cursor.Mark mark = cursor.mark();
        boolean listed = sentence.perhapsH2() && cursor.accept(',') && Names.at(cursor) && !cursor.at("FORCE");
        if (listed) {
            Cursor.Mark name = cursor.mark();
            cursor.advance();
            listed = cursor.atEndOfItem();
            cursor.returnTo(name);
        }
        if (!listed) {
            cursor.returnTo(mark);
        }
        return listed;
    }

    private void column(int start, boolean ifExists) {
        QualifiedName column = sentence.member(table);
        boolean cascade = cursor.skipItem("CASCADE");
        if (column.isPresent()) {
            sentence.add(new DropColumn(sentence.origin(start), table, column, ifExists, cascade));
        } else {
            sentence.notUnderstood(start, "it does not say what to drop");
        }
    }
}
