package dev.edd.sql;

import dev.edd.sql.Action.Origin;
import dev.edd.sql.Action.Setting;
import dev.edd.sql.Action.Setting.Scope;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads {@code SET}, {@code RESET} and {@code USE}. */
final class SettingParser {
    private static final Pattern CALL = Pattern.compile(
            "\\s*SELECT\\s+(?:pg_catalog\\.)?set_config\\s*\\(\\s*'([\\w.]+)'\\s*,\\s*('[^']*')\\s*,\\s*(TRUE|FALSE)\\s*\\)\\s*",
            Pattern.CASE_INSENSITIVE);

    private final Sentence sentence;
    private final Cursor cursor;
    private final int start;

    SettingParser(Sentence sentence, int start) {
        this.sentence = sentence;
        this.cursor = sentence.cursor();
        this.start = start;
    }

    /** Returns the setting that {@code SELECT set_config('search_path', '', false)} makes; empty if the words say something else. */
    static Optional<Setting> ofCall(Origin origin) {
        Matcher call = CALL.matcher(origin.text());
        return call.matches()
                ? Optional.of(new Setting(
                        origin,
                        call.group(3).equalsIgnoreCase("true") ? Scope.TRANSACTION : Scope.SESSION,
                        call.group(1).toLowerCase(Locale.ROOT),
                        call.group(2)))
                : Optional.empty();
    }

    /** Reads from the verb to the end. */
    void read(String verb) {
        cursor.advance();
        if (verb.equals("RESET") && (cursor.at("MASTER") || cursor.at("SLAVE") || cursor.at("REPLICA"))) {
            cursor.skipAll();
            sentence.notUnderstood(start, "it is about the server's replication");
            return;
        }
        if (verb.equals("SET")) {
            set(start);
            while (cursor.accept(',')) {
                set(cursor.start());
            }
            return;
        }
        int from = cursor.start();
        cursor.skipAll();
        boolean use = verb.equals("USE");
        String name = use ? "schema" : cursor.since(from).toLowerCase(Locale.ROOT);
        String value = use ? cursor.since(from) : "";
        sentence.add(new Setting(sentence.origin(start), Scope.SESSION, name, value));
    }

    private void set(int from) {
        boolean said = cursor.at("SESSION") || cursor.at("GLOBAL");
        Scope scope = scope();
        if (cursor.at("STATEMENT")) {
            statement(from);
            return;
        }
        String name = name();
        if (name.startsWith("@@")) {
            scope = name.startsWith("@@global.") || name.startsWith("@@persist") ? Scope.GLOBAL : scope;
            name = name.substring(Math.max(2, name.indexOf('.') + 1));
        }
        if (!cursor.accept('=') && !cursor.accept("TO") && cursor.accept(':')) {
            cursor.accept('=');
        }
        int value = cursor.start();
        skipValue();
        boolean next = name.equals("constraints") || (name.equals("transaction") && !said);
        Scope lasting = next ? Scope.TRANSACTION : scope;
        sentence.add(new Setting(sentence.origin(from), lasting, name, cursor.since(value)));
    }

    private Scope scope() {
        if (cursor.at("LOCAL") && sentence.perhapsPostgres()) {
            cursor.advance();
            return Scope.TRANSACTION;
        }
        if (cursor.accept("GLOBAL") || cursor.accept("PERSIST") || cursor.accept("PERSIST_ONLY")) {
            return Scope.GLOBAL;
        }
        if (!cursor.accept("SESSION")) {
            cursor.accept("LOCAL");
        }
        return Scope.SESSION;
    }

    /** Reads {@code work_mem}, {@code @x} or {@code TIME ZONE}. */
    private String name() {
        int from = cursor.start();
        if (cursor.accept('@')) {
            cursor.accept('@');
        }
        boolean twoWords = cursor.at("TIME") || cursor.at("CHARACTER") || cursor.at("CHARACTERISTICS");
        sentence.name();
        if (twoWords) {
            cursor.advance();
        }
        return cursor.since(from).toLowerCase(Locale.ROOT);
    }

    /** To MySQL a comma begins another setting, to PostgreSQL another value. */
    private void skipValue() {
        cursor.skipItem();
        while (cursor.at(',') && !precedesSetting()) {
            cursor.advance();
            cursor.skipItem();
        }
    }

    private boolean precedesSetting() {
        Cursor.Mark mark = cursor.mark();
        cursor.advance();
        scope();
        name();
        boolean setting = sentence.perhapsMysql() && (cursor.at('=') || cursor.at(':'));
        cursor.returnTo(mark);
        return setting;
    }

    /** MariaDB's {@code SET STATEMENT lock_wait_timeout=1 FOR ALTER TABLE …}. */
    private void statement(int from) {
        cursor.advance();
        String name = name();
        cursor.accept('=');
        int value = cursor.start();
        cursor.seek("FOR");
        sentence.add(new Setting(sentence.origin(from), Scope.TRANSACTION, name, cursor.since(value)));
        cursor.accept("FOR");
        new Classifier(sentence).readOne();
    }
}
