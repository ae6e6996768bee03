package dev.edd.sql;

import dev.edd.sql.DataAction.Query;
import dev.edd.sql.TableAction.CreateTable;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Reads a query, to see whether it does more than read. */
final class QueryParser {
    private final Sentence sentence;
    private final Cursor cursor;
    private final int start;
    private QualifiedName into = QualifiedName.NONE;
    private final Set<CreateTable.Trait> traits = EnumSet.of(CreateTable.Trait.FROM_QUERY);
    private String call = "";
    private boolean distinctOn;
    private boolean configures;

    QueryParser(Sentence sentence, int start) {
        this.sentence = sentence;
        this.cursor = sentence.cursor();
        this.start = start;
    }

    /** Reads to the end. */
    void read() {
        scan();
        if (!call.isEmpty()) {
            sentence.notUnderstood(start, "it calls " + call + "()");
        } else if (into.isPresent() && !sentence.inBlock()) {
            sentence.add(new CreateTable(sentence.origin(start), into, List.of(), traits));
        } else if (configures && SettingParser.ofCall(sentence.origin(start)).isPresent()) {
            SettingParser.ofCall(sentence.origin(start)).ifPresent(sentence::add);
        } else {
            sentence.add(new Query(sentence.origin(start)));
        }
    }

    /** Reads to the end of a query that is part of a statement, and adds only what may do more than read. */
    void readPart() {
        scan();
        if (!call.isEmpty()) {
            sentence.notUnderstood(start, "it calls " + call + "()");
        }
    }

    /** Goes to the end and into every group on the way. */
    private void scan() {
        int depth = 0;
        boolean named = false;
        while (!cursor.atEndOfText() && !(depth == 0 && cursor.atEnd())) {
            if (DataParser.readGroup(sentence)) {
                continue;
            }
            depth += cursor.at('(') ? 1 : cursor.at(')') ? -1 : 0;
            if (depth == 0 && cursor.accept("INTO")) {
                intoTable();
            } else if (atChange()) {
                change();
            } else if (Names.at(cursor)) {
                named = word(named);
            } else {
                // An alias may have columns: generate_series(1, 9) s (i).
                named = cursor.at(':') || (cursor.at(')') && !distinctOn);
                cursor.advance();
            }
        }
    }

    /** Returns whether what H2 calls a data change delta table follows: {@code FINAL TABLE (DELETE FROM t)}. */
    private boolean atChange() {
        return (cursor.at("FINAL") || cursor.at("NEW") || cursor.at("OLD")) && cursor.precedes("TABLE");
    }

    private void change() {
        cursor.advance();
        cursor.advance();
        if (cursor.accept('(')) {
            new Classifier(sentence).readOne();
            cursor.accept(')');
        }
    }

    /** Returns whether a name follows that is no function's, being a type's or an alias. */
    private boolean word(boolean named) {
        distinctOn |= cursor.at("DISTINCT") && cursor.precedes("ON");
        boolean introduces = cursor.at("AS") || cursor.at("WITH") || cursor.at("RECURSIVE");
        QualifiedName name = sentence.name();
        configures |= name.last().equalsIgnoreCase("set_config");
        if (!named && cursor.at('(') && !Functions.areHarmless(name)) {
            call = name.written();
        }
        return introduces;
    }

    /** Reads where the rows go: a table, or one of MySQL's variables or files. */
    private void intoTable() {
        if (cursor.accept("TEMPORARY") || cursor.accept("TEMP")) {
            traits.add(CreateTable.Trait.TEMPORARY);
        }
        cursor.accept("UNLOGGED");
        cursor.accept("TABLE");
        boolean file = cursor.at("OUTFILE") || cursor.at("DUMPFILE");
        into = file ? QualifiedName.NONE : sentence.name();
    }
}
