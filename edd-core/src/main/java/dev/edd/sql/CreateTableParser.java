package dev.edd.sql;

import dev.edd.migration.Dialect;
import dev.edd.sql.TableAction.AttachPartition;
import dev.edd.sql.TableAction.CreateTable;
import dev.edd.sql.TableAction.CreateTable.Trait;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Reads {@code CREATE TABLE …}. */
final class CreateTableParser {
    private final Sentence sentence;
    private final Cursor cursor;
    private final int start;
    private final Set<Trait> traits = EnumSet.noneOf(Trait.class);
    private final List<QualifiedName> references = new ArrayList<>();

    CreateTableParser(Sentence sentence, int start) {
        this.sentence = sentence;
        this.cursor = sentence.cursor();
        this.start = start;
    }

    /** Reads what the columns, constraints and indexes of a table are, as if each were added to it. */
    static List<Action> elements(CreateTable create, Dialect dialect) {
        List<Action> elements = new ArrayList<>();
        Sentence sentence = new Sentence(Source.of(create), Syntax.of(dialect, create.text()), elements);
        Cursor cursor = sentence.cursor();
        while (!cursor.at('(') && !cursor.at("AS") && !cursor.at("SELECT") && !cursor.atEnd()) {
            cursor.advance();
        }
        if (cursor.accept('(')) {
            TableAdditions additions = new TableAdditions(sentence, create.table());
            do {
                additions.readElement(cursor.start());
                cursor.skipItem();
            } while (cursor.accept(','));
        }
        return elements;
    }

    /** Reads from behind {@code TABLE} to the end. */
    void read(boolean temporary, boolean replaces) {
        addIf(temporary, Trait.TEMPORARY);
        addIf(replaces, Trait.REPLACES);
        addIf(cursor.accept("IF", "NOT", "EXISTS"), Trait.IF_NOT_EXISTS);
        QualifiedName table = sentence.name();
        QualifiedName parent = QualifiedName.NONE;
        if (cursor.accept("PARTITION", "OF")) {
            parent = sentence.name();
        }
        while (!cursor.atEnd()) {
            clause();
        }
        if (!table.isPresent()) {
            sentence.notUnderstood(start, "the table has no name");
            return;
        }
        sentence.add(new CreateTable(sentence.origin(start), table, references, traits));
        if (parent.isPresent()) {
            sentence.add(new AttachPartition(sentence.origin(start), parent, table));
        }
    }

    private void addIf(boolean condition, Trait trait) {
        if (condition) {
            traits.add(trait);
        }
    }

    private void clause() {
        boolean query = cursor.at("SELECT") || cursor.at("AS");
        addIf(query, Trait.FROM_QUERY);
        if (DataParser.readGroup(sentence)) {
            return;
        }
        if (cursor.accept('(')) {
            elements();
        } else {
            cursor.skip();
        }
    }

    /** Goes past the parenthesis that closes the columns, however deep the expressions between are. */
    private void elements() {
        int depth = 1;
        while (depth > 0 && !cursor.atEndOfText()) {
            if (DataParser.readGroup(sentence)) {
                continue;
            }
            if (cursor.accept("REFERENCES")) {
                references.add(sentence.name());
            } else {
                depth += cursor.at('(') ? 1 : cursor.at(')') ? -1 : 0;
                cursor.advance();
            }
        }
    }
}
