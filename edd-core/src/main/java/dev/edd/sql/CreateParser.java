package dev.edd.sql;

import dev.edd.sql.ObjectAction.CreateObject;
import dev.edd.sql.ObjectAction.Kind;
import dev.edd.sql.TableAction.CreateIndex;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads {@code CREATE …}. */
final class CreateParser {
    private final Sentence sentence;
    private final Cursor cursor;
    private final int start;
    private boolean replaces;
    private boolean temporary;
    private boolean unique;

    CreateParser(Sentence sentence, int start) {
        this.sentence = sentence;
        this.cursor = sentence.cursor();
        this.start = start;
    }

    /** Reads from {@code CREATE} to the end. */
    void read() {
        cursor.advance();
        while (modifier()) {
            replaces |= cursor.at("REPLACE") || cursor.at("ALTER");
            temporary |= cursor.at("TEMP") || cursor.at("TEMPORARY");
            unique |= cursor.at("UNIQUE");
            cursor.advance();
        }
        Kind kind = Kinds.read(sentence);
        if (kind == null) {
            String word = cursor.written();
            cursor.skipAll();
            sentence.notUnderstood(start, "CREATE knows no " + word);
            return;
        }
        switch (kind) {
            case TABLE -> new CreateTableParser(sentence, start).read(temporary, replaces);
            case INDEX -> index();
            case FUNCTION, PROCEDURE, TRIGGER, EVENT -> new RoutineParser(sentence, start).read(kind, replaces);
            case SCHEMA -> schema();
            default -> object(kind);
        }
    }

    /** Returns whether the cursor is at the last word of what may stand before the kind. */
    private boolean modifier() {
        return switch (cursor.keyword()) {
            case "REPLACE",
                    "ALTER",
                    "TEMP",
                    "TEMPORARY",
                    "UNIQUE",
                    "OR",
                    "DEFAULT",
                    "GLOBAL",
                    "LOCAL",
                    "UNLOGGED",
                    "CACHED",
                    "MEMORY",
                    "FULLTEXT",
                    "SPATIAL",
                    "FORCE",
                    "RECURSIVE",
                    "CONSTRAINT",
                    "TRUSTED",
                    "PROCEDURAL",
                    "ONLINE",
                    "OFFLINE",
                    "NULLS",
                    "NOT",
                    "DISTINCT",
                    "SQL",
                    "SECURITY",
                    "INVOKER",
                    "EDITIONABLE",
                    "CLUSTERED",
                    "NONCLUSTERED",
                    "BITMAP" -> true;
            case "DEFINER", "ALGORITHM" -> value();
            default -> false;
        };
    }

    /** Goes to the end of {@code DEFINER=admin@localhost}; {@code SQL SECURITY DEFINER} has no value. */
    private boolean value() {
        if (cursor.precedes('=')) {
            cursor.advance();
            cursor.advance();
            if (cursor.precedes('@')) {
                cursor.advance();
                cursor.advance();
            } else if (cursor.precedes('(')) {
                cursor.advance();
                cursor.advance();
            }
        }
        return true;
    }

    private void index() {
        Set<CreateIndex.Trait> traits = EnumSet.noneOf(CreateIndex.Trait.class);
        if (unique) {
            traits.add(CreateIndex.Trait.UNIQUE);
        }
        if (cursor.accept("CONCURRENTLY")) {
            traits.add(CreateIndex.Trait.CONCURRENTLY);
        }
        if (cursor.accept("IF", "NOT", "EXISTS")) {
            traits.add(CreateIndex.Trait.IF_NOT_EXISTS);
        }
        QualifiedName index = cursor.at("ON") || cursor.at("USING") ? QualifiedName.NONE : sentence.name();
        cursor.seek("ON");
        cursor.accept("ON");
        cursor.accept("ONLY");
        QualifiedName table = sentence.name();
        while (!cursor.atEnd() && !Demands.begin(sentence)) {
            cursor.skip();
        }
        sentence.add(new CreateIndex(sentence.origin(start), table, index, traits));
        Demands.read(sentence, table);
    }

    /** What a schema is created with follows without delimiters. */
    private void schema() {
        cursor.accept("IF", "NOT", "EXISTS");
        QualifiedName name = cursor.at("AUTHORIZATION") ? QualifiedName.NONE : sentence.name();
        toElement();
        sentence.add(new CreateObject(sentence.origin(start), Kind.SCHEMA, name, QualifiedName.NONE, replaces));
        while (!cursor.atEnd()) {
            int from = cursor.start();
            cursor.advance();
            toElement();
            sentence.read(sentence.source().part(from, cursor.passed()));
        }
    }

    private void toElement() {
        while (!cursor.atEnd() && !cursor.at("CREATE") && !cursor.at("GRANT")) {
            cursor.skip();
        }
    }

    private void object(Kind kind) {
        cursor.accept("IF", "NOT", "EXISTS");
        QualifiedName name = cursor.at("FOR") ? QualifiedName.NONE : sentence.name();
        QualifiedName on = owner(kind);
        cursor.skipAll();
        sentence.add(new CreateObject(sentence.origin(start), kind, name, on, replaces));
    }

    private QualifiedName owner(Kind kind) {
        @Nullable String word = kind == Kind.POLICY ? "ON" : kind == Kind.RULE ? "TO" : null;
        if (word == null || !cursor.seek(word)) {
            return QualifiedName.NONE;
        }
        cursor.advance();
        return sentence.name();
    }
}
