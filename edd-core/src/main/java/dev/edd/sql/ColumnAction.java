package dev.edd.sql;

import java.util.Set;

/** Something that a statement does to a column of an existing table. */
public sealed interface ColumnAction extends Action {
    /** Returns the table. */
    QualifiedName table();

    /** Returns the column, qualified by its table. */
    QualifiedName column();

    /** It adds a column. */
    record AddColumn(
            Origin origin, QualifiedName table, QualifiedName column, Definition definition, boolean ifNotExists)
            implements ColumnAction {}

    /** It drops a column. */
    record DropColumn(Origin origin, QualifiedName table, QualifiedName column, boolean ifExists, boolean cascade)
            implements ColumnAction {}

    /** It gives a column another name. */
    record RenameColumn(Origin origin, QualifiedName table, QualifiedName column, QualifiedName to)
            implements ColumnAction {}

    /**
     * It changes the type of a column and nothing else.
     *
     * @param type as written
     * @param using the expression that converts the values; empty if there is none
     */
    record ChangeType(Origin origin, QualifiedName table, QualifiedName column, String type, String using)
            implements ColumnAction {}

    /** It says anew all that a column is: MySQL's {@code MODIFY} and {@code CHANGE}, H2's {@code ALTER COLUMN a int}. */
    record RedefineColumn(Origin origin, QualifiedName table, QualifiedName column, Definition definition)
            implements ColumnAction {}

    /** It forbids nulls. */
    record SetNotNull(Origin origin, QualifiedName table, QualifiedName column) implements ColumnAction {}

    /** It allows nulls. */
    record DropNotNull(Origin origin, QualifiedName table, QualifiedName column) implements ColumnAction {}

    /** It gives rows inserted from now on a default. */
    record SetDefault(Origin origin, QualifiedName table, QualifiedName column, String expression)
            implements ColumnAction {}

    /** It takes the default away. */
    record DropDefault(Origin origin, QualifiedName table, QualifiedName column) implements ColumnAction {}

    /** It changes how values are generated: identity, sequence or expression. */
    record ChangeGeneration(Origin origin, QualifiedName table, QualifiedName column) implements ColumnAction {}

    /** It changes how values are stored, shown or planned for, and not which there can be. */
    record TuneColumn(Origin origin, QualifiedName table, QualifiedName column) implements ColumnAction {}

    /**
     * What a column is to be.
     *
     * @param type as written; empty if none is
     * @param defaultValue the expression as written; empty if there is none
     */
    record Definition(String type, String defaultValue, Set<Trait> traits) {
        public Definition {
            traits = Set.copyOf(traits);
        }

        /** Returns whether it has that trait. */
        public boolean is(Trait trait) {
            return traits.contains(trait);
        }

        /** Returns whether the database computes its values, stored or not. */
        public boolean isComputed() {
            return is(Trait.STORED) || is(Trait.VIRTUAL);
        }
    }

    /** What a column may be besides its type and default. */
    enum Trait {
        /** {@code NOT NULL}. */
        NOT_NULL,

        /** {@code PRIMARY KEY}. */
        PRIMARY_KEY,

        /** {@code UNIQUE}. */
        UNIQUE,

        /** {@code REFERENCES}. */
        FOREIGN_KEY,

        /** {@code CHECK}. */
        CHECK,

        /** Computed and stored: the database writes every row. */
        STORED,

        /** Computed when read. */
        VIRTUAL,

        /** Numbered by the database: {@code IDENTITY}, {@code AUTO_INCREMENT}, {@code SERIAL}. */
        NUMBERED,

        /** Set by the database with every change of the row: {@code ON UPDATE CURRENT_TIMESTAMP}. */
        STAMPED
    }
}
