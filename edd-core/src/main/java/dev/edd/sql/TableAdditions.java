package dev.edd.sql;

import dev.edd.migration.Dialect;
import dev.edd.sql.ColumnAction.AddColumn;
import dev.edd.sql.ColumnAction.Definition;
import dev.edd.sql.TableAction.AddConstraint;
import dev.edd.sql.TableAction.ChangePartitions;
import dev.edd.sql.TableAction.ChangeTable;
import dev.edd.sql.TableAction.Constraint;
import dev.edd.sql.TableAction.CreateIndex;
import java.util.EnumSet;
import java.util.Set;

/** Reads {@code ADD …} within {@code ALTER TABLE}. */
final class TableAdditions {
    private final Sentence sentence;
    private final Cursor cursor;
    private final QualifiedName table;
    private final Constraints constraints;

    TableAdditions(Sentence sentence, QualifiedName table) {
        this.sentence = sentence;
        this.cursor = sentence.cursor();
        this.table = table;
        this.constraints = new Constraints(sentence);
    }

    void read(int start) {
        cursor.advance();
        if (cursor.accept("COLUMN")) {
            columns(start);
        } else {
            readElement(start);
        }
    }

    /** Reads what stands between two commas of {@code CREATE TABLE} just as well. */
    void readElement(int start) {
        if (atPartition()) {
            cursor.skipAll();
            sentence.add(new ChangePartitions(sentence.origin(start), table, false));
        } else if (cursor.accept("SYSTEM", "VERSIONING") || cursor.accept("PERIOD", "FOR")) {
            cursor.skipItem();
            sentence.add(new ChangeTable(sentence.origin(start), table, true));
        } else {
            element(start);
        }
    }

    private void element(int start) {
        if (constraints.begins()) {
            Constraint constraint = constraints.read();
            sentence.add(new AddConstraint(sentence.origin(start), table, constraint));
        } else if (atIndex()) {
            index(start);
        } else {
            columns(start);
        }
    }

    private void columns(int start) {
        boolean ifNotExists = cursor.accept("IF", "NOT", "EXISTS");
        if (!sentence.enter() || !cursor.accept('(')) {
            sentence.leave();
            column(start, ifNotExists);
            return;
        }
        element(start);
        while (cursor.accept(',')) {
            element(cursor.start());
        }
        cursor.accept(')');
        sentence.leave();
    }

    private void column(int start, boolean ifNotExists) {
        QualifiedName column = sentence.member(table);
        if (!column.isPresent()) {
            cursor.skipItem();
            sentence.notUnderstood(start, "it does not say what to add");
            return;
        }
        Definition definition = Definitions.read(sentence);
        sentence.add(new AddColumn(sentence.origin(start), table, column, definition, ifNotExists));
    }

    private void index(int start) {
        boolean ofKind = cursor.accept("FULLTEXT") || cursor.accept("SPATIAL");
        boolean named = cursor.accept("INDEX") || cursor.accept("KEY") || ofKind;
        Set<CreateIndex.Trait> traits = EnumSet.noneOf(CreateIndex.Trait.class);
        if (named && cursor.accept("IF", "NOT", "EXISTS")) {
            traits.add(CreateIndex.Trait.IF_NOT_EXISTS);
        }
        QualifiedName index = cursor.at("USING") ? QualifiedName.NONE : sentence.member(table);
        cursor.skipItem();
        sentence.add(new CreateIndex(sentence.origin(start), table, index, traits));
    }

    private boolean atPartition() {
        return cursor.at("PARTITION")
                && sentence.perhapsMysql()
                && (sentence.dialect() != Dialect.OTHER || cursor.precedes('('));
    }

    private boolean atIndex() {
        boolean word = cursor.at("INDEX") || cursor.at("KEY") || cursor.at("FULLTEXT") || cursor.at("SPATIAL");
        return word && sentence.perhapsMysql() && (sentence.dialect() != Dialect.OTHER || precedesColumns());
    }

    /** To PostgreSQL and H2, {@code ADD key varchar(9)} adds a column, so an unknown dialect's index needs columns. */
    private boolean precedesColumns() {
        Cursor.Mark mark = cursor.mark();
        boolean ofKind = cursor.at("FULLTEXT") || cursor.at("SPATIAL");
        cursor.advance();
        boolean certain = (ofKind && (cursor.at("INDEX") || cursor.at("KEY"))) || cursor.at("IF");
        if (!cursor.at('(') && !cursor.at("USING")) {
            cursor.advance();
        }
        boolean found = certain || cursor.at("USING") || (cursor.accept('(') && cursor.token() != Token.NUMBER);
        cursor.returnTo(mark);
        return found;
    }
}
