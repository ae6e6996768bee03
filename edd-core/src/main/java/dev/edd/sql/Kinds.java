package dev.edd.sql;

import dev.edd.migration.Dialect;
import dev.edd.sql.ObjectAction.Kind;
import org.jspecify.annotations.Nullable;

/** Reads the key words that say what an object is: {@code MATERIALIZED VIEW}. */
final class Kinds {
    private Kinds() {}

    /** Reads a kind and goes past it; {@code null} if the cursor is not at one. */
    static @Nullable Kind read(Sentence sentence) {
        Cursor cursor = sentence.cursor();
        String word = cursor.keyword();
        Kind kind = ofOneWord(word);
        if (kind != null) {
            cursor.advance();
            boolean mysql = sentence.dialect() == Dialect.MYSQL || sentence.dialect() == Dialect.MARIADB;
            return kind == Kind.DATABASE && mysql ? Kind.SCHEMA : kind;
        }
        return ofMoreWords(cursor, word);
    }

    private static @Nullable Kind ofOneWord(String word) {
        return switch (word) {
            case "TABLE", "TABLES" -> Kind.TABLE;
            case "COLUMN" -> Kind.COLUMN;
            case "VIEW" -> Kind.VIEW;
            case "INDEX" -> Kind.INDEX;
            case "SEQUENCE", "SEQUENCES" -> Kind.SEQUENCE;
            case "TYPE" -> Kind.TYPE;
            case "DOMAIN" -> Kind.DOMAIN;
            case "FUNCTION", "FUNCTIONS", "AGGREGATE", "ALIAS" -> Kind.FUNCTION;
            case "PROCEDURE", "PROCEDURES", "PROC", "ROUTINE", "ROUTINES" -> Kind.PROCEDURE;
            case "TRIGGER" -> Kind.TRIGGER;
            case "RULE" -> Kind.RULE;
            case "POLICY" -> Kind.POLICY;
            case "SCHEMA" -> Kind.SCHEMA;
            case "DATABASE" -> Kind.DATABASE;
            case "EXTENSION" -> Kind.EXTENSION;
            case "ROLE", "GROUP" -> Kind.ROLE;
            case "CAST",
                    "COLLATION",
                    "CONSTANT",
                    "CONSTRAINT",
                    "CONVERSION",
                    "LANGUAGE",
                    "PACKAGE",
                    "PUBLICATION",
                    "SERVER",
                    "STATISTICS",
                    "SUBSCRIPTION",
                    "SYNONYM",
                    "TABLESPACE",
                    "TRANSFORM" -> Kind.OTHER;
            default -> null;
        };
    }

    private static @Nullable Kind ofMoreWords(Cursor cursor, String word) {
        return switch (word) {
            case "MATERIALIZED" -> cursor.accept(word, "VIEW") ? Kind.MATERIALIZED_VIEW : null;
            case "FOREIGN" -> cursor.accept(word, "TABLE") ? Kind.TABLE : other(cursor, word, "DATA", "WRAPPER");
            case "EVENT" -> cursor.accept(word, "TRIGGER") ? Kind.OTHER : plain(cursor, Kind.EVENT);
            case "USER" -> cursor.accept(word, "MAPPING") ? Kind.OTHER : plain(cursor, Kind.ROLE);
            case "OPERATOR" -> operator(cursor);
            case "TEXT" -> cursor.accept(word, "SEARCH") ? plain(cursor, Kind.OTHER) : null;
            case "ACCESS" -> other(cursor, word, "METHOD");
            case "LARGE" -> other(cursor, word, "OBJECT");
            case "LINKED" -> other(cursor, word, "TABLE");
            case "RESOURCE" -> other(cursor, word, "GROUP");
            case "DEFAULT" -> other(cursor, word, "PRIVILEGES");
            default -> null;
        };
    }

    private static Kind plain(Cursor cursor, Kind kind) {
        cursor.advance();
        return kind;
    }

    private static @Nullable Kind other(Cursor cursor, String word, String... others) {
        return cursor.accept(word, others) ? Kind.OTHER : null;
    }

    private static Kind operator(Cursor cursor) {
        if (!cursor.accept("OPERATOR", "CLASS")) {
            cursor.advance();
            cursor.accept("FAMILY");
        }
        return Kind.OTHER;
    }
}
