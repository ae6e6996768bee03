package dev.edd.sql;

/** Reads {@code WITH …}, each of whose parts may insert, update or delete, before the statement itself. */
final class WithParser {
    private final Sentence sentence;
    private final Cursor cursor;
    private final int start;

    WithParser(Sentence sentence, int start) {
        this.sentence = sentence;
        this.cursor = sentence.cursor();
        this.start = start;
    }

    void read() {
        parts();
        if (!change()) {
            new QueryParser(sentence, start).read();
        }
    }

    /** Reads to the end of a query that is part of another. */
    private void readPart() {
        if (sentence.enter()) {
            parts();
        }
        sentence.leave();
        if (!change()) {
            new QueryParser(sentence, start).readPart();
        }
    }

    private void parts() {
        cursor.advance();
        cursor.accept("RECURSIVE");
        do {
            part();
        } while (cursor.accept(','));
    }

    private void part() {
        sentence.name();
        if (cursor.at('(')) {
            cursor.skip();
        }
        cursor.accept("AS");
        cursor.accept("NOT");
        cursor.accept("MATERIALIZED");
        if (cursor.accept('(')) {
            WithParser inner = new WithParser(sentence, cursor.start());
            if (cursor.at("WITH")) {
                inner.readPart();
            } else if (!inner.change()) {
                new QueryParser(sentence, cursor.start()).readPart();
            }
            cursor.accept(')');
        }
        while (!cursor.atEndOfItem() && !begins(cursor.keyword())) {
            cursor.skip();
        }
    }

    /** Returns whether the statement itself begins here, behind {@code SEARCH} and {@code CYCLE} clauses. */
    private static boolean begins(String word) {
        return switch (word) {
            case "SELECT", "VALUES", "TABLE", "INSERT", "UPDATE", "DELETE", "MERGE", "REPLACE" -> true;
            default -> false;
        };
    }

    /** Reads to the end if it is no query. */
    private boolean change() {
        String word = cursor.keyword();
        boolean change =
                switch (word) {
                    case "INSERT", "REPLACE", "UPDATE", "DELETE", "MERGE" -> true;
                    default -> false;
                };
        if (change) {
            new DataParser(sentence, start).read(word);
        }
        return change;
    }
}
