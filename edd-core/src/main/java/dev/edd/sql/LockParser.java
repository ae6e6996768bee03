package dev.edd.sql;

import dev.edd.sql.Action.Lock;
import dev.edd.sql.Action.Sweep;
import java.util.ArrayList;
import java.util.List;

/** Reads {@code LOCK TABLE} and {@code UNLOCK TABLES}. */
final class LockParser {
    private final Sentence sentence;
    private final Cursor cursor;
    private final int start;

    LockParser(Sentence sentence, int start) {
        this.sentence = sentence;
        this.cursor = sentence.cursor();
        this.start = start;
    }

    void read(String word) {
        cursor.advance();
        if (word.equals("LOCK") && cursor.accept("INSTANCE")) {
            cursor.skipAll();
            sentence.notUnderstood(start, "it is about every table of the server");
        } else if (word.equals("UNLOCK")) {
            cursor.skipAll();
            sentence.add(new Lock(sentence.origin(start), QualifiedName.NONE, ""));
        } else {
            if (!cursor.accept("TABLE")) {
                cursor.accept("TABLES");
            }
            tables();
        }
    }

    /** Reads what follows {@code FLUSH}, and adds nothing unless it locks tables. */
    void flush() {
        if (cursor.at("LOCAL") || cursor.at("NO_WRITE_TO_BINLOG")) {
            cursor.advance();
        }
        List<QualifiedName> tables = new ArrayList<>();
        if (cursor.accept("TABLES") || cursor.accept("TABLE")) {
            while (Names.at(cursor) && !cursor.at("WITH") && !cursor.at("FOR")) {
                tables.add(sentence.name());
                cursor.accept(',');
            }
        }
        boolean locks = cursor.accept("WITH", "READ", "LOCK") || cursor.accept("FOR", "EXPORT");
        cursor.skipAll();
        if (locks && tables.isEmpty()) {
            sentence.add(new Sweep(sentence.origin(start), Sweep.Deed.LOCKS));
        } else if (locks) {
            tables.forEach(table -> sentence.add(new Lock(sentence.origin(start), table, "READ")));
        }
    }

    /** MySQL gives every table a mode, PostgreSQL one to all. */
    private void tables() {
        List<Lock> locks = new ArrayList<>(2);
        String mode = "";
        do {
            int from = locks.isEmpty() ? start : cursor.start();
            cursor.accept("ONLY");
            QualifiedName table = sentence.name();
            cursor.accept('*');
            mode = mode();
            locks.add(new Lock(sentence.origin(from), table, mode));
        } while (cursor.accept(','));
        for (Lock lock : locks) {
            boolean own = !lock.mode().isEmpty();
            sentence.add(own ? lock : new Lock(lock.origin(), lock.table(), mode));
        }
    }

    private String mode() {
        if (cursor.accept("IN")) {
            int from = cursor.start();
            while (!cursor.atEnd() && !cursor.at("MODE")) {
                cursor.advance();
            }
            String mode = cursor.since(from);
            cursor.skipAll();
            return mode;
        }
        if (cursor.accept("AS")) {
            cursor.advance();
        }
        int from = cursor.start();
        cursor.skipItem();
        return cursor.since(from);
    }
}
