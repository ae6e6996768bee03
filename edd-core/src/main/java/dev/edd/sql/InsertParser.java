package dev.edd.sql;

import dev.edd.sql.DataAction.Insert;
import dev.edd.sql.DataAction.Insert.Conflict;

/** Reads {@code INSERT} and {@code REPLACE}. */
final class InsertParser {
    private final Sentence sentence;
    private final Cursor cursor;
    private final int start;
    private Conflict conflict = Conflict.FAILS;
    private boolean fromQuery = true;
    private int query = -1;
    private String written = "";

    InsertParser(Sentence sentence, int start) {
        this.sentence = sentence;
        this.cursor = sentence.cursor();
        this.start = start;
    }

    /** Reads from behind the verb to the end. */
    void read(boolean replaces) {
        options(replaces);
        QualifiedName table = sentence.name();
        while (!cursor.atEnd()) {
            clause();
        }
        endOfQuery();
        sentence.add(new Insert(sentence.origin(start), table, conflict, written));
    }

    /** Goes past {@code IGNORE INTO}, or SQLite's {@code OR REPLACE INTO}. */
    private void options(boolean replaces) {
        conflict = replaces ? Conflict.UPDATED : conflict;
        while (cursor.at("LOW_PRIORITY")
                || cursor.at("DELAYED")
                || cursor.at("HIGH_PRIORITY")
                || cursor.at("OR")
                || cursor.at("IGNORE")
                || cursor.at("REPLACE")) {
            conflict = cursor.at("IGNORE") ? Conflict.IGNORED : cursor.at("REPLACE") ? Conflict.UPDATED : conflict;
            cursor.advance();
        }
        cursor.accept("INTO");
    }

    private void clause() {
        if (cursor.at("ON") && (cursor.precedes("CONFLICT") || cursor.precedes("DUPLICATE"))) {
            endOfQuery();
            conflict = cursor.precedes("CONFLICT") ? Conflict.IGNORED : Conflict.UPDATED;
            cursor.advance();
        } else if (cursor.accept("DO", "UPDATE")) {
            conflict = Conflict.UPDATED;
        } else if (cursor.at("RETURNING")) {
            endOfQuery();
            cursor.skipAll();
        } else {
            beginOfQuery();
            cursor.skip();
        }
    }

    private void beginOfQuery() {
        boolean group = cursor.at('(') && (cursor.precedes("SELECT") || cursor.precedes("WITH"));
        boolean begins = cursor.at("SELECT") || cursor.at("WITH") || cursor.at("TABLE") || group;
        fromQuery &= !cursor.at("VALUES") && !cursor.at("SET");
        if (fromQuery && query < 0 && begins) {
            query = cursor.start();
        }
    }

    private void endOfQuery() {
        if (query >= 0 && written.isEmpty()) {
            written = cursor.since(query);
        }
        fromQuery = false;
    }
}
