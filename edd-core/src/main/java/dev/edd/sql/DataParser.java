package dev.edd.sql;

import dev.edd.sql.Action.Session;
import dev.edd.sql.DataAction.Copy;
import dev.edd.sql.DataAction.Delete;
import dev.edd.sql.DataAction.Merge;
import dev.edd.sql.DataAction.Truncate;
import dev.edd.sql.DataAction.Update;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Reads what changes rows. */
final class DataParser {
    private final Sentence sentence;
    private final Cursor cursor;
    private final int start;

    DataParser(Sentence sentence, int start) {
        this.sentence = sentence;
        this.cursor = sentence.cursor();
        this.start = start;
    }

    /** Reads {@code (DELETE FROM t RETURNING id)}, which may stand where a query is expected; returns whether it was there. */
    static boolean readGroup(Sentence sentence) {
        Cursor cursor = sentence.cursor();
        Cursor.Mark mark = cursor.mark();
        if (!cursor.accept('(')) {
            return false;
        }
        boolean into = cursor.at("INSERT") || cursor.at("MERGE");
        boolean change = (into && cursor.precedes("INTO")) || (cursor.at("DELETE") && cursor.precedes("FROM"));
        if (change || (cursor.at("UPDATE") && cursor.precedesName())) {
            new Classifier(sentence).readOne();
            cursor.accept(')');
            return true;
        }
        cursor.returnTo(mark);
        return false;
    }

    /** Reads from the verb to the end. */
    void read(String verb) {
        cursor.advance();
        switch (verb) {
            case "INSERT", "REPLACE" -> new InsertParser(sentence, start).read(verb.equals("REPLACE"));
            case "UPDATE" -> update();
            case "DELETE" -> delete();
            case "TRUNCATE" -> truncate();
            case "MERGE" -> merge();
            case "COPY" -> copy();
            default -> load();
        }
    }

    private void update() {
        options();
        cursor.accept("ONLY");
        Set<QualifiedName> tables =
                sentence.perhapsMysql() ? JoinedTables.read(sentence, "SET").assigned() : Set.of(sentence.name());
        String where = where();
        tables.forEach(table -> sentence.add(new Update(sentence.origin(start), table, where)));
    }

    private void delete() {
        options();
        if (cursor.accept("HISTORY", "FROM")) {
            QualifiedName versioned = sentence.name();
            cursor.skipAll();
            sentence.notUnderstood(start, "it deletes what %s was, and locks its rows".formatted(versioned));
            return;
        }
        boolean from = cursor.accept("FROM");
        cursor.accept("ONLY");
        List<QualifiedName> tables = new ArrayList<>(1);
        do {
            tables.add(sentence.name());
            cursor.accept('*');
        } while (cursor.accept(','));
        if (sentence.perhapsMysql() && cursor.accept(from ? "USING" : "FROM")) {
            tables.replaceAll(JoinedTables.read(sentence, "WHERE")::named);
        }
        String where = where();
        tables.forEach(table -> sentence.add(new Delete(sentence.origin(start), table, where)));
    }

    /** Goes past {@code LOW_PRIORITY} and the like. */
    private void options() {
        while (cursor.at("LOW_PRIORITY") || cursor.at("QUICK") || cursor.at("IGNORE")) {
            cursor.advance();
        }
    }

    private String where() {
        if (!cursor.seek("WHERE")) {
            return "";
        }
        cursor.advance();
        int from = cursor.start();
        cursor.seek("RETURNING");
        String where = cursor.since(from);
        cursor.skipAll();
        return where;
    }

    private void truncate() {
        cursor.accept("TABLE");
        cursor.accept("IF", "EXISTS");
        List<Truncate> truncates = new ArrayList<>(2);
        boolean cascade;
        do {
            int from = truncates.isEmpty() ? start : cursor.start();
            cursor.accept("ONLY");
            QualifiedName table = sentence.name();
            cascade = cursor.skipItem("CASCADE");
            truncates.add(new Truncate(sentence.origin(from), table, false));
        } while (cursor.accept(','));
        for (Truncate truncate : truncates) {
            sentence.add(cascade ? new Truncate(truncate.origin(), truncate.table(), true) : truncate);
        }
    }

    private void merge() {
        cursor.accept("INTO");
        cursor.accept("ONLY");
        QualifiedName table = sentence.name();
        cursor.skipAll();
        sentence.add(new Merge(sentence.origin(start), table));
    }

    private void copy() {
        if (cursor.accept('(')) {
            new Classifier(sentence).readOne();
            cursor.accept(')');
            cursor.skipAll();
            return;
        }
        cursor.accept("BINARY");
        QualifiedName table = sentence.name();
        boolean in = cursor.skipAll("FROM");
        sentence.add(new Copy(sentence.origin(start), table, in));
    }

    private void load() {
        boolean into = cursor.seek("INTO");
        cursor.accept("INTO", "TABLE");
        QualifiedName table = into ? sentence.name() : QualifiedName.NONE;
        cursor.skipAll();
        if (table.isPresent()) {
            sentence.add(new Copy(sentence.origin(start), table, true));
        } else {
            sentence.add(new Session(sentence.origin(start)));
        }
    }
}
