package dev.edd.sql;

import dev.edd.sql.Action.Origin;
import dev.edd.sql.ColumnAction.ChangeGeneration;
import dev.edd.sql.ColumnAction.ChangeType;
import dev.edd.sql.ColumnAction.Definition;
import dev.edd.sql.ColumnAction.DropDefault;
import dev.edd.sql.ColumnAction.DropNotNull;
import dev.edd.sql.ColumnAction.RedefineColumn;
import dev.edd.sql.ColumnAction.RenameColumn;
import dev.edd.sql.ColumnAction.SetDefault;
import dev.edd.sql.ColumnAction.SetNotNull;
import dev.edd.sql.ColumnAction.TuneColumn;
import dev.edd.sql.TableAction.ChangeConstraint;
import dev.edd.sql.TableAction.ChangeIndex;

/** Reads {@code ALTER [COLUMN] …}, {@code MODIFY …} and {@code CHANGE …} within {@code ALTER TABLE}. */
final class ColumnChanges {
    private final Sentence sentence;
    private final Cursor cursor;
    private final QualifiedName table;

    ColumnChanges(Sentence sentence, QualifiedName table) {
        this.sentence = sentence;
        this.cursor = sentence.cursor();
        this.table = table;
    }

    void read(int start) {
        String verb = cursor.keyword();
        cursor.advance();
        if (verb.equals("ALTER") && memberOtherThanColumn(start)) {
            return;
        }
        cursor.accept("COLUMN");
        cursor.accept("IF", "EXISTS");
        boolean group = verb.equals("MODIFY") && cursor.accept('(');
        QualifiedName column = sentence.member(table);
        if (!column.isPresent()) {
            sentence.notUnderstood(start, "it does not say which column to change");
        } else if (verb.equals("ALTER")) {
            alter(start, column);
        } else if (verb.equals("CHANGE")) {
            change(start, column);
        } else {
            modify(start, column, group);
        }
    }

    private boolean memberOtherThanColumn(int start) {
        if (cursor.accept("CONSTRAINT") || (sentence.perhapsMysql() && cursor.accept("CHECK"))) {
            QualifiedName name = sentence.member(table);
            cursor.skipItem();
            sentence.add(new ChangeConstraint(sentence.origin(start), table, name));
            return true;
        }
        boolean index = cursor.at("INDEX") || cursor.at("KEY");
        boolean column = cursor.precedes("SET") || cursor.precedes("DROP") || cursor.precedes("TYPE");
        if (!index || column || !sentence.perhapsMysql()) {
            return false;
        }
        cursor.advance();
        QualifiedName name = sentence.member(table);
        cursor.skipItem();
        sentence.add(new ChangeIndex(sentence.origin(start), table, name));
        return true;
    }

    private void modify(int start, QualifiedName first, boolean group) {
        redefine(start, first);
        while (group && cursor.accept(',')) {
            int next = cursor.start();
            redefine(next, sentence.member(table));
        }
        if (group) {
            cursor.accept(')');
        }
    }

    private void redefine(int start, QualifiedName column) {
        Definition definition = Definitions.read(sentence);
        sentence.add(new RedefineColumn(sentence.origin(start), table, column, definition));
    }

    private void change(int start, QualifiedName column) {
        QualifiedName to = sentence.member(table);
        Definition definition = Definitions.read(sentence);
        Origin origin = sentence.origin(start);
        if (!to.equals(column)) {
            sentence.add(new RenameColumn(origin, table, column, to));
        }
        sentence.add(new RedefineColumn(origin, table, to, definition));
    }

    private void alter(int start, QualifiedName column) {
        if (cursor.accept("TYPE") || cursor.accept("SET", "DATA", "TYPE")) {
            type(start, column);
        } else if (cursor.accept("RENAME", "TO")) {
            QualifiedName to = sentence.member(table);
            sentence.add(new RenameColumn(sentence.origin(start), table, column, to));
        } else if (cursor.accept("SET")) {
            set(start, column);
        } else if (cursor.accept("DROP")) {
            drop(start, column);
        } else if (cursor.at("ADD")
                || cursor.at("RESTART")
                || cursor.at("RESET")
                || cursor.at("SELECTIVITY")
                || cursor.at("OPTIONS")) {
            other(start, column);
        } else {
            redefine(start, column);
        }
    }

    private void type(int start, QualifiedName column) {
        String type = Definitions.type(cursor);
        while (!cursor.atEndOfItem() && !cursor.at("USING")) {
            cursor.skip();
        }
        cursor.accept("USING");
        int from = cursor.start();
        cursor.skipItem();
        String using = cursor.since(from);
        sentence.add(new ChangeType(sentence.origin(start), table, column, type, using));
    }

    private void set(int start, QualifiedName column) {
        if (cursor.accept("NOT", "NULL")) {
            sentence.add(new SetNotNull(sentence.origin(start), table, column));
        } else if (cursor.accept("NULL")) {
            sentence.add(new DropNotNull(sentence.origin(start), table, column));
        } else if (cursor.at("DEFAULT") && !cursor.precedes("ON")) {
            cursor.advance();
            int from = cursor.start();
            cursor.skipItem();
            String expression = cursor.since(from);
            sentence.add(new SetDefault(sentence.origin(start), table, column, expression));
        } else {
            other(start, column);
        }
    }

    private void drop(int start, QualifiedName column) {
        if (cursor.accept("NOT", "NULL")) {
            sentence.add(new DropNotNull(sentence.origin(start), table, column));
        } else if (cursor.at("DEFAULT") && !cursor.precedes("ON")) {
            cursor.advance();
            sentence.add(new DropDefault(sentence.origin(start), table, column));
        } else {
            other(start, column);
        }
    }

    /** Reads what is left: how values are generated, or how they are stored and shown. */
    private void other(int start, QualifiedName column) {
        boolean generated =
                switch (cursor.keyword()) {
                    case "ADD",
                            "RESTART",
                            "GENERATED",
                            "EXPRESSION",
                            "IDENTITY",
                            "SEQUENCE",
                            "INCREMENT",
                            "START",
                            "MINVALUE",
                            "MAXVALUE",
                            "CACHE",
                            "CYCLE",
                            "NO" -> true;
                    default -> false;
                };
        cursor.skipItem();
        Origin origin = sentence.origin(start);
        sentence.add(generated ? new ChangeGeneration(origin, table, column) : new TuneColumn(origin, table, column));
    }
}
