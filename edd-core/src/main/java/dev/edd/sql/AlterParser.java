package dev.edd.sql;

import dev.edd.sql.Action.Setting;
import dev.edd.sql.Action.Setting.Scope;
import dev.edd.sql.Action.Sweep;
import dev.edd.sql.ObjectAction.Kind;
import dev.edd.sql.ObjectAction.RenameObject;
import dev.edd.sql.TableAction.RenameTable;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Reads {@code ALTER …} and MySQL's {@code RENAME TABLE}. */
final class AlterParser {
    private final Sentence sentence;
    private final Cursor cursor;
    private final int start;

    AlterParser(Sentence sentence, int start) {
        this.sentence = sentence;
        this.cursor = sentence.cursor();
        this.start = start;
    }

    /** Reads from {@code ALTER} to the end. */
    void read() {
        cursor.advance();
        while (cursor.at("ONLINE") || cursor.at("OFFLINE") || cursor.at("IGNORE")) {
            cursor.advance();
        }
        if (cursor.accept("SYSTEM")) {
            system();
            return;
        }
        viewOptions();
        String word = cursor.written();
        @Nullable Kind kind = Kinds.read(sentence);
        if (kind == null) {
            cursor.skipAll();
            sentence.notUnderstood(start, "ALTER knows no " + word);
        } else if (sentence.perhapsPostgres() && cursor.accept("ALL", "IN", "TABLESPACE")) {
            cursor.skipAll();
            sentence.add(new Sweep(sentence.origin(start), Sweep.Deed.MOVES));
        } else if (kind == Kind.TABLE) {
            AlterTableParser.read(sentence, start);
        } else {
            new AlterObjectParser(sentence, start, kind).read();
        }
    }

    /** Goes past {@code ALGORITHM=MERGE DEFINER=admin SQL SECURITY INVOKER}. */
    private void viewOptions() {
        boolean options = cursor.at("ALGORITHM") || cursor.at("DEFINER") || cursor.at("SQL");
        while (options && !cursor.atEnd() && !cursor.at("VIEW") && !cursor.at("EVENT")) {
            cursor.advance();
        }
    }

    private void system() {
        boolean sets = cursor.accept("SET");
        cursor.accept("RESET");
        String name = sentence.name().written().toLowerCase(Locale.ROOT);
        if (sets && !cursor.accept('=')) {
            cursor.accept("TO");
        }
        int from = cursor.start();
        cursor.skipAll();
        String value = cursor.since(from);
        sentence.add(new Setting(sentence.origin(start), Scope.GLOBAL, name, value));
    }

    /** Reads from {@code RENAME} to the end; adds nothing for what it does not know. */
    void rename() {
        cursor.advance();
        boolean users = cursor.accept("USER");
        if (!users && !cursor.accept("TABLE") && !cursor.accept("TABLES")) {
            return;
        }
        cursor.accept("IF", "EXISTS");
        int from = start;
        do {
            if (users) {
                cursor.skipItem();
                QualifiedName none = QualifiedName.NONE;
                sentence.add(new RenameObject(sentence.origin(from), Kind.ROLE, none, none));
            } else {
                table(from);
            }
            from = cursor.accept(',') ? cursor.start() : -1;
        } while (from >= 0);
    }

    private void table(int from) {
        QualifiedName table = sentence.name();
        cursor.seek("TO");
        cursor.accept("TO");
        QualifiedName to = sentence.renamed(table);
        sentence.add(new RenameTable(sentence.origin(from), table, to));
    }
}
