package dev.edd.sql;

import dev.edd.sql.Action.Transaction;
import dev.edd.sql.Action.Transaction.Boundary;

/** Reads {@code BEGIN}, {@code COMMIT} and the like. */
final class TransactionParser {
    private final Sentence sentence;
    private final Cursor cursor;
    private final int start;

    TransactionParser(Sentence sentence, int start) {
        this.sentence = sentence;
        this.cursor = sentence.cursor();
        this.start = start;
    }

    /** Returns whether the {@code BEGIN} at the cursor begins a transaction rather than a block. */
    boolean begins() {
        Cursor.Mark mark = cursor.mark();
        cursor.advance();
        boolean begins = cursor.atEnd() || cursor.token() != Token.WORD || cursor.atTransaction() || cursor.at("NOT");
        cursor.returnTo(mark);
        return begins;
    }

    /** Reads to the end; adds nothing for {@code START REPLICA}. */
    void read(String word) {
        boolean foreign = word.equals("START") && !cursor.precedes("TRANSACTION");
        cursor.advance();
        if (!cursor.accept("WORK")) {
            cursor.accept("TRANSACTION");
        }
        boolean back = word.equals("ROLLBACK") && cursor.at("TO");
        cursor.skipAll();
        if (!foreign) {
            sentence.add(new Transaction(sentence.origin(start), back ? Boundary.SAVEPOINT : boundary(word)));
        }
    }

    private static Boundary boundary(String word) {
        return switch (word) {
            case "BEGIN", "START" -> Boundary.BEGIN;
            case "ROLLBACK", "ABORT" -> Boundary.ROLLBACK;
            case "SAVEPOINT", "RELEASE" -> Boundary.SAVEPOINT;
            default -> Boundary.COMMIT;
        };
    }
}
