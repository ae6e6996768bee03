package dev.edd.sql;

import dev.edd.sql.Action.Origin;
import dev.edd.sql.Action.Session;
import dev.edd.sql.Action.Sweep;
import dev.edd.sql.ObjectAction.DropObject;
import dev.edd.sql.ObjectAction.Kind;
import dev.edd.sql.TableAction.DropIndex;
import dev.edd.sql.TableAction.DropTable;
import org.jspecify.annotations.Nullable;

/** Reads {@code DROP …}, an action for each object of its list. */
final class DropParser {
    private final Sentence sentence;
    private final Cursor cursor;
    private final int start;
    private boolean concurrently;
    private boolean ifExists;
    private boolean cascade;
    private QualifiedName on = QualifiedName.NONE;

    DropParser(Sentence sentence, int start) {
        this.sentence = sentence;
        this.cursor = sentence.cursor();
        this.start = start;
    }

    /** Reads from {@code DROP} to the end. */
    void read() {
        cursor.advance();
        cursor.accept("TEMPORARY");
        String word = cursor.written();
        @Nullable Kind kind = Kinds.read(sentence);
        if (kind != null) {
            concurrently = cursor.accept("CONCURRENTLY");
            ifExists = cursor.accept("IF", "EXISTS");
            lookAhead(kind);
            list(kind);
        } else if (cursor.accept("ALL", "OBJECTS") || cursor.accept("OWNED", "BY")) {
            cursor.skipAll();
            sentence.add(new Sweep(sentence.origin(start), Sweep.Deed.DROPS));
        } else if (cursor.accept("PREPARE")) {
            cursor.skipAll();
            sentence.add(new Session(sentence.origin(start)));
        } else {
            cursor.skipAll();
            sentence.notUnderstood(start, "DROP knows no " + word);
        }
    }

    /** What comes last holds for the whole list. */
    private void lookAhead(Kind kind) {
        Cursor.Mark mark = cursor.mark();
        boolean owned = kind == Kind.INDEX || kind == Kind.TRIGGER || kind == Kind.POLICY || kind == Kind.RULE;
        while (!cursor.atEnd()) {
            cascade |= cursor.at("CASCADE");
            if (owned && cursor.accept("ON")) {
                on = sentence.name();
            } else {
                cursor.skip();
            }
        }
        cursor.returnTo(mark);
    }

    private void list(Kind kind) {
        int from = start;
        do {
            QualifiedName name = sentence.name();
            if (cursor.at('(')) {
                cursor.skip();
            }
            Origin origin = sentence.origin(from);
            sentence.add(action(kind, name, origin));
            while (!cursor.atEndOfItem() && !Demands.begin(sentence)) {
                cursor.skip();
            }
            Demands.read(sentence, on);
            cursor.skipItem();
            from = cursor.accept(',') ? cursor.start() : -1;
        } while (from >= 0);
    }

    private Action action(Kind kind, QualifiedName name, Origin origin) {
        return switch (kind) {
            case TABLE -> new DropTable(origin, name, ifExists, cascade);
            case INDEX -> new DropIndex(origin, on, name, concurrently, ifExists);
            default -> new DropObject(origin, kind, name, on, ifExists, cascade);
        };
    }
}
