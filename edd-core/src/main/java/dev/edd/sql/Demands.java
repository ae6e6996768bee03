package dev.edd.sql;

import dev.edd.sql.TableAction.Demand;

/** Reads how MySQL is to carry a statement out: {@code ALGORITHM=INPLACE LOCK=NONE}. */
final class Demands {
    private Demands() {}

    /** Returns whether such a clause begins at the cursor. */
    static boolean begin(Sentence sentence) {
        Cursor cursor = sentence.cursor();
        return sentence.perhapsMysql() && (cursor.at("ALGORITHM") || cursor.at("LOCK"));
    }

    /** Reads all of them that follow one another. */
    static void read(Sentence sentence, QualifiedName table) {
        Cursor cursor = sentence.cursor();
        while (begin(sentence)) {
            int start = cursor.start();
            String clause = cursor.keyword();
            cursor.advance();
            cursor.accept('=');
            String value = cursor.keyword();
            cursor.skipInItem();
            sentence.add(new Demand(sentence.origin(start), table, clause, value));
        }
    }
}
