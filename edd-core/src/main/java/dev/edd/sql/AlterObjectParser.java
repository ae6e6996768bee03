package dev.edd.sql;

import dev.edd.sql.Action.Origin;
import dev.edd.sql.Action.Setting;
import dev.edd.sql.ColumnAction.RenameColumn;
import dev.edd.sql.ObjectAction.AddEnumValue;
import dev.edd.sql.ObjectAction.ChangeObject;
import dev.edd.sql.ObjectAction.CreateObject;
import dev.edd.sql.ObjectAction.Kind;
import dev.edd.sql.ObjectAction.RenameEnumValue;
import dev.edd.sql.ObjectAction.RenameObject;
import dev.edd.sql.TableAction.ChangeIndex;
import java.util.Locale;

/** Reads {@code ALTER …} of what is no table. */
final class AlterObjectParser {
    private final Sentence sentence;
    private final Cursor cursor;
    private final int start;
    private final Kind kind;
    private String parameter = "";
    private String value = "";

    AlterObjectParser(Sentence sentence, int start, Kind kind) {
        this.sentence = sentence;
        this.cursor = sentence.cursor();
        this.start = start;
        this.kind = kind;
    }

    /** Reads from behind the kind to the end. */
    void read() {
        cursor.accept("IF", "EXISTS");
        QualifiedName name = cursor.at("IN") || cursor.at("FOR") ? QualifiedName.NONE : sentence.name();
        if (cursor.at('(')) {
            cursor.skip();
        }
        if (cursor.accept("ON")) {
            sentence.name();
        }
        Action action = action(name);
        cursor.skipAll();
        sentence.add(action);
    }

    private Action action(QualifiedName name) {
        if (kind == Kind.INDEX) {
            return new ChangeIndex(rest(), QualifiedName.NONE, name);
        }
        if (setsParameter()) {
            Origin origin = rest();
            return new Setting(origin, Setting.Scope.GLOBAL, parameter, value);
        }
        if (cursor.accept("RENAME")) {
            return rename(name);
        }
        if (cursor.accept("SET", "SCHEMA")) {
            QualifiedName to = Names.moved(sentence.name(), name);
            return new RenameObject(rest(), kind, name, to);
        }
        if (cursor.accept("ADD", "VALUE")) {
            boolean ifNotExists = cursor.accept("IF", "NOT", "EXISTS");
            String value = value();
            return new AddEnumValue(rest(), name, value, ifNotExists);
        }
        if (kind == Kind.VIEW && (cursor.at("AS") || cursor.at('('))) {
            return new CreateObject(rest(), kind, name, QualifiedName.NONE, true);
        }
        return new ChangeObject(rest(), kind, name);
    }

    /** Reads {@code ALTER ROLE app IN DATABASE shop SET search_path TO sales}, which holds from the next session on. */
    private boolean setsParameter() {
        boolean owns = sentence.perhapsPostgres() && (kind == Kind.ROLE || kind == Kind.DATABASE);
        if (owns && cursor.accept("IN", "DATABASE")) {
            sentence.name();
        }
        boolean sets = owns
                && (cursor.at("SET") || cursor.at("RESET"))
                && !cursor.precedes("TABLESPACE")
                && !cursor.precedes("PASSWORD");
        if (sets) {
            cursor.advance();
            int from = cursor.start();
            sentence.name();
            parameter = cursor.since(from).toLowerCase(Locale.ROOT);
            if (!cursor.accept('=')) {
                cursor.accept("TO");
            }
            int begin = cursor.start();
            cursor.skipAll();
            value = cursor.since(begin);
        }
        return sets;
    }

    private Action rename(QualifiedName name) {
        if (cursor.accept("TO")) {
            QualifiedName to = sentence.renamed(name);
            return new RenameObject(rest(), kind, name, to);
        }
        if (cursor.accept("VALUE")) {
            String old = value();
            cursor.accept("TO");
            String value = value();
            return new RenameEnumValue(rest(), name, old, value);
        }
        boolean view = kind == Kind.VIEW || kind == Kind.MATERIALIZED_VIEW;
        if (view && (cursor.accept("COLUMN") || cursor.precedes("TO"))) {
            QualifiedName column = sentence.member(name);
            cursor.accept("TO");
            QualifiedName to = sentence.member(name);
            return new RenameColumn(rest(), name, column, to);
        }
        return new ChangeObject(rest(), kind, name);
    }

    private Origin rest() {
        cursor.skipAll();
        return sentence.origin(start);
    }

    private String value() {
        String value = Literals.value(cursor.written());
        cursor.advance();
        return value;
    }
}
