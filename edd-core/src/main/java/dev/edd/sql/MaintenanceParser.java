package dev.edd.sql;

import dev.edd.sql.Action.Maintenance;
import dev.edd.sql.Action.Maintenance.Chore;

/** Reads {@code VACUUM}, {@code REINDEX} and the like. */
final class MaintenanceParser {
    private final Sentence sentence;
    private final Cursor cursor;
    private final int start;

    MaintenanceParser(Sentence sentence, int start) {
        this.sentence = sentence;
        this.cursor = sentence.cursor();
        this.start = start;
    }

    /** Reads from the verb to the end, an action for each target. */
    void read(String verb) {
        cursor.advance();
        Chore chore = chore(verb);
        if (cursor.at("SELECT") || cursor.at("FORMAT") || cursor.at("UPDATE") || cursor.at("DELETE")) {
            analyzed();
            return;
        }
        int from = start;
        do {
            QualifiedName target = sentence.name();
            if (chore == Chore.CLUSTER && cursor.accept("ON")) {
                target = sentence.name();
            }
            cursor.skipItem();
            sentence.add(new Maintenance(sentence.origin(from), chore, target));
            from = cursor.accept(',') ? cursor.start() : -1;
        } while (from >= 0);
    }

    private Chore chore(String verb) {
        boolean reindex = verb.equals("REINDEX");
        boolean found = options(reindex ? "CONCURRENTLY" : "FULL");
        return switch (verb) {
            case "VACUUM" -> found ? Chore.VACUUM_FULL : Chore.VACUUM;
            case "CLUSTER" -> Chore.CLUSTER;
            case "REINDEX" -> found ? Chore.REINDEX_CONCURRENTLY : Chore.REINDEX;
            case "OPTIMIZE", "REPAIR" -> Chore.OPTIMIZE;
            default -> Chore.ANALYZE;
        };
    }

    /** Goes past the options, in parentheses or not; returns whether the wanted one is on. */
    private boolean options(String wanted) {
        boolean found = false;
        if (cursor.accept('(')) {
            for (; !cursor.atEnd(); cursor.advance()) {
                found |= cursor.at(wanted) && !cursor.precedes("FALSE") && !cursor.precedes("OFF");
            }
            cursor.accept(')');
        }
        for (; atOption(); cursor.advance()) {
            found |= cursor.at(wanted);
        }
        return found;
    }

    private boolean atOption() {
        return switch (cursor.keyword()) {
            case "FULL",
                    "FREEZE",
                    "VERBOSE",
                    "ANALYZE",
                    "ANALYSE",
                    "LOCAL",
                    "NO_WRITE_TO_BINLOG",
                    "TABLE",
                    "TABLES",
                    "INDEX",
                    "SCHEMA",
                    "DATABASE",
                    "SYSTEM",
                    "CONCURRENTLY" -> true;
            default -> false;
        };
    }

    /** MariaDB's {@code ANALYZE FORMAT=JSON UPDATE …} runs the statement. */
    private void analyzed() {
        while (!cursor.atEnd() && !cursor.at("SELECT") && !cursor.at("UPDATE") && !cursor.at("DELETE")) {
            cursor.skip();
        }
        new Classifier(sentence).readOne();
    }
}
