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

    void read(Classifier classifier) {
        cursor.advance();
        cursor.accept("RECURSIVE");
        do {
            part(classifier);
        } while (cursor.accept(','));
        statement();
    }

    private void part(Classifier classifier) {
        sentence.name();
        if (cursor.at('(')) {
            cursor.skip();
        }
        cursor.accept("AS");
        cursor.accept("NOT");
        cursor.accept("MATERIALIZED");
        if (cursor.accept('(')) {
            if (begins(cursor.keyword()) && !cursor.at("SELECT")) {
                classifier.readOne();
            } else {
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

    private void statement() {
        String word = cursor.keyword();
        switch (word) {
            case "INSERT", "REPLACE", "UPDATE", "DELETE", "MERGE" -> new DataParser(sentence, start).read(word);
            default -> new QueryParser(sentence, start).read();
        }
    }
}
