package dev.edd.sql;

import dev.edd.sql.ColumnAction.RenameColumn;
import dev.edd.sql.TableAction.AttachPartition;
import dev.edd.sql.TableAction.ChangeConstraint;
import dev.edd.sql.TableAction.ChangeIndex;
import dev.edd.sql.TableAction.DetachPartition;
import dev.edd.sql.TableAction.RenameTable;
import dev.edd.sql.TableAction.ValidateConstraint;

/** Reads {@code ALTER TABLE}, one action an item of its list. */
final class AlterTableParser {
    private final Sentence sentence;
    private final Cursor cursor;
    private final QualifiedName table;

    private AlterTableParser(Sentence sentence, QualifiedName table) {
        this.sentence = sentence;
        this.cursor = sentence.cursor();
        this.table = table;
    }

    /**
     * Reads from behind {@code TABLE} to the end.
     *
     * @param start where {@code ALTER} stands
     */
    static void read(Sentence sentence, int start) {
        Cursor cursor = sentence.cursor();
        cursor.accept("IF", "EXISTS");
        cursor.accept("ONLY");
        QualifiedName table = sentence.name();
        cursor.accept('*');
        if (!table.isPresent() || cursor.atEnd()) {
            sentence.notUnderstood(start, "it does not say what to alter");
            return;
        }
        new AlterTableParser(sentence, table).items();
    }

    private void items() {
        if (cursor.accept("WAIT")) {
            cursor.advance();
        }
        cursor.accept("NOWAIT");
        do {
            item();
        } while (cursor.accept(','));
    }

    private void item() {
        int start = cursor.start();
        switch (cursor.keyword()) {
            case "ADD" -> new TableAdditions(sentence, table).read(start);
            case "DROP" -> new TableRemovals(sentence, table).read(start);
            case "ALTER", "MODIFY", "CHANGE" -> new ColumnChanges(sentence, table).read(start);
            case "RENAME" -> rename(start);
            case "VALIDATE" -> validate(start);
            case "ATTACH" -> attach(start);
            case "DETACH" -> detach(start);
            case "ALGORITHM", "LOCK" -> Demands.read(sentence, table);
            default -> new TableOptions(sentence, table).read(start);
        }
        cursor.skipItem();
    }

    private void rename(int start) {
        cursor.advance();
        if (cursor.accept("COLUMN")) {
            column(start);
        } else if (cursor.accept("CONSTRAINT")) {
            QualifiedName name = sentence.member(table);
            cursor.skipItem();
            sentence.add(new ChangeConstraint(sentence.origin(start), table, name));
        } else if (sentence.perhapsMysql() && (cursor.accept("INDEX") || cursor.accept("KEY"))) {
            QualifiedName name = sentence.member(table);
            cursor.skipItem();
            sentence.add(new ChangeIndex(sentence.origin(start), table, name));
        } else if (cursor.accept("TO") || cursor.accept("AS") || cursor.accept('=') || !cursor.precedes("TO")) {
            QualifiedName to = sentence.renamed(table);
            sentence.add(new RenameTable(sentence.origin(start), table, to));
        } else {
            column(start);
        }
    }

    private void column(int start) {
        cursor.accept("IF", "EXISTS");
        QualifiedName column = sentence.member(table);
        cursor.accept("TO");
        QualifiedName to = sentence.member(table);
        sentence.add(new RenameColumn(sentence.origin(start), table, column, to));
    }

    private void validate(int start) {
        cursor.advance();
        cursor.accept("CONSTRAINT");
        QualifiedName name = sentence.member(table);
        sentence.add(new ValidateConstraint(sentence.origin(start), table, name));
    }

    private void attach(int start) {
        cursor.advance();
        cursor.accept("PARTITION");
        QualifiedName partition = sentence.name();
        cursor.skipItem();
        sentence.add(new AttachPartition(sentence.origin(start), table, partition));
    }

    private void detach(int start) {
        cursor.advance();
        cursor.accept("PARTITION");
        QualifiedName partition = sentence.name();
        boolean concurrently = cursor.skipItem("CONCURRENTLY");
        sentence.add(new DetachPartition(sentence.origin(start), table, partition, concurrently));
    }
}
