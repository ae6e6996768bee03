package dev.edd.sql;

import dev.edd.sql.ObjectAction.Comment;
import dev.edd.sql.ObjectAction.Grant;
import dev.edd.sql.ObjectAction.Kind;
import dev.edd.sql.ObjectAction.RefreshView;
import dev.edd.sql.ObjectAction.Revoke;
import org.jspecify.annotations.Nullable;

/** Reads {@code GRANT}, {@code REVOKE}, {@code COMMENT ON} and {@code REFRESH MATERIALIZED VIEW}. */
final class ObjectParser {
    private final Sentence sentence;
    private final Cursor cursor;
    private final int start;

    ObjectParser(Sentence sentence, int start) {
        this.sentence = sentence;
        this.cursor = sentence.cursor();
        this.start = start;
    }

    /** Reads from the verb to the end. */
    void read(String verb) {
        cursor.advance();
        switch (verb) {
            case "REFRESH" -> refresh();
            case "COMMENT" -> comment();
            case "SECURITY" -> label();
            default -> rights(verb.equals("GRANT"));
        }
    }

    private void refresh() {
        cursor.accept("MATERIALIZED", "VIEW");
        boolean concurrently = cursor.accept("CONCURRENTLY");
        QualifiedName name = sentence.name();
        cursor.skipAll();
        sentence.add(new RefreshView(sentence.origin(start), name, concurrently));
    }

    /** {@code SECURITY LABEL FOR provider ON …} says as little to others as a comment. */
    private void label() {
        if (cursor.accept("LABEL")) {
            cursor.seek("ON");
            comment();
        }
    }

    private void comment() {
        cursor.accept("ON");
        Kind kind = kindOr(Kind.OTHER);
        QualifiedName name = sentence.name();
        cursor.skipAll();
        sentence.add(new Comment(sentence.origin(start), kind, name));
    }

    /** A right on something that is not said to be of another kind is one on a table; one on nothing is a role. */
    private void rights(boolean grants) {
        boolean object = cursor.seek("ON");
        cursor.accept("ON");
        Kind kind = object ? kindOfObject() : Kind.ROLE;
        int from = start;
        do {
            QualifiedName name = object ? sentence.name() : QualifiedName.NONE;
            if (cursor.accept('*')) {
                kind = name.isPresent() ? Kind.SCHEMA : Kind.DATABASE;
            }
            if (cursor.at('(')) {
                cursor.skip();
            }
            boolean last = !object || !cursor.at(',');
            if (last) {
                cursor.skipAll();
            }
            sentence.add(
                    grants
                            ? new Grant(sentence.origin(from), kind, name)
                            : new Revoke(sentence.origin(from), kind, name));
            from = cursor.accept(',') ? cursor.start() : -1;
        } while (from >= 0);
    }

    private Kind kindOfObject() {
        boolean all = cursor.accept("ALL");
        Kind kind = kindOr(Kind.TABLE);
        return all && cursor.accept("IN", "SCHEMA") ? Kind.SCHEMA : kind;
    }

    private Kind kindOr(Kind other) {
        @Nullable Kind kind = Kinds.read(sentence);
        return kind == null ? other : kind;
    }
}
