package dev.edd.sql;

import dev.edd.migration.Dialect;
import dev.edd.sql.ColumnAction.Definition;
import dev.edd.sql.ColumnAction.Trait;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads what a column is to be: its type, default and constraints, up to the next comma. */
final class Definitions {
    /** The words that end a type or a default. No type has them, though {@code timestamp with time zone} has others. */
    private static final Set<String> ENDS = Words.of("""
            NOT NULL DEFAULT CONSTRAINT PRIMARY UNIQUE REFERENCES CHECK GENERATED COLLATE AUTO_INCREMENT COMMENT
            FIRST AFTER BEFORE AS ON KEY VISIBLE INVISIBLE STORAGE COMPRESSION IDENTITY SELECTIVITY VIRTUAL
            STORED PERSISTENT COLUMN_FORMAT SRID ENGINE_ATTRIBUTE USING DEFERRABLE INITIALLY ENFORCED
            """);

    /** What MySQL reads in a comment, with the version it is for in front, is part of the type. */
    private static final Pattern VERSION_COMMENT = Pattern.compile("/\\*M?!\\d*\\s*|\\s*\\*/");

    private final Cursor cursor;
    private final boolean storesUnlessTold;
    private final Set<Trait> traits = EnumSet.noneOf(Trait.class);
    private String type = "";
    private String defaultValue = "";

    private Definitions(Sentence sentence) {
        this.cursor = sentence.cursor();
        this.storesUnlessTold = sentence.dialect() == Dialect.H2;
    }

    /** Reads a definition, from its type on. */
    static Definition read(Sentence sentence) {
        Definitions definitions = new Definitions(sentence);
        definitions.type = type(sentence.cursor());
        definitions.clauses();
        if (definitions.isSerial()) {
            definitions.traits.add(Trait.NUMBERED);
        }
        return new Definition(definitions.type, definitions.defaultValue, definitions.traits);
    }

    private boolean isSerial() {
        return type.length() >= 6 && type.toLowerCase(Locale.ROOT).contains("serial");
    }

    /** Reads a type, and its collation if that comes next. */
    static String type(Cursor cursor) {
        int start = cursor.start();
        skipToClause(cursor);
        if (cursor.accept("COLLATE")) {
            skipToClause(cursor);
        }
        String type = cursor.since(start);
        return type.contains("/*") ? VERSION_COMMENT.matcher(type).replaceAll("") : type;
    }

    private static void skipToClause(Cursor cursor) {
        while (!atClause(cursor)) {
            cursor.skip();
        }
    }

    /** Reads an expression; its first token belongs to it, whatever it is. */
    static String expression(Cursor cursor) {
        int start = cursor.start();
        do {
            cursor.skipInItem();
        } while (!atClause(cursor));
        return cursor.since(start);
    }

    private static boolean atClause(Cursor cursor) {
        return cursor.atEndOfItem() || ENDS.contains(cursor.keyword());
    }

    private void clauses() {
        while (!cursor.atEndOfItem()) {
            String word = cursor.keyword();
            cursor.skip();
            clause(word);
        }
    }

    private void clause(String word) {
        switch (word) {
            case "NOT" -> addIf(cursor.accept("NULL"), Trait.NOT_NULL);
            case "DEFAULT" -> defaultValue();
            case "PRIMARY", "KEY" -> key(Trait.PRIMARY_KEY);
            case "UNIQUE" -> key(Trait.UNIQUE);
            case "REFERENCES" -> traits.add(Trait.FOREIGN_KEY);
            case "CHECK" -> traits.add(Trait.CHECK);
            case "AUTO_INCREMENT", "IDENTITY" -> traits.add(Trait.NUMBERED);
            case "GENERATED" -> generated();
            case "AS" -> computed();
            case "ON" -> event();
            case "COLLATE" -> type += " COLLATE " + expression(cursor);
            case "CONSTRAINT", "COMMENT", "AFTER", "BEFORE" -> cursor.skipInItem();
            default -> {}
        }
    }

    private void defaultValue() {
        if (!cursor.accept("ON", "NULL") || !atClause(cursor)) {
            defaultValue = expression(cursor);
        }
    }

    private void addIf(boolean condition, Trait trait) {
        if (condition) {
            traits.add(trait);
        }
    }

    private void key(Trait trait) {
        traits.add(trait);
        cursor.accept("KEY");
    }

    /** Goes past {@code ALWAYS} or {@code BY DEFAULT}, the latter being no default value. */
    private void generated() {
        while (!cursor.atEndOfItem() && !cursor.at("AS")) {
            cursor.skip();
        }
    }

    private void computed() {
        if (cursor.accept("IDENTITY")) {
            traits.add(Trait.NUMBERED);
            return;
        }
        expression(cursor);
        boolean stored = cursor.accept("STORED") || cursor.accept("PERSISTENT");
        boolean virtual = !stored && (cursor.accept("VIRTUAL") || !storesUnlessTold);
        traits.add(virtual ? Trait.VIRTUAL : Trait.STORED);
    }

    /** Goes past {@code ON DELETE SET NULL} and the like. */
    private void event() {
        addIf(cursor.at("UPDATE") && !traits.contains(Trait.FOREIGN_KEY), Trait.STAMPED);
        cursor.skipInItem();
        cursor.accept("SET");
        cursor.skipInItem();
    }
}
