package dev.edd.sql;

import java.util.List;
import java.util.Locale;

/** Something that a statement does to an object that is no table: a view, routine, trigger, sequence, type. */
public sealed interface ObjectAction extends Action {
    /** Returns what is acted upon. */
    Kind kind();

    /** Returns its name; absent where the statement names a role or column instead. */
    QualifiedName name();

    /**
     * It creates an object that is no routine.
     *
     * @param on the table that a trigger, policy or rule belongs to; absent for other objects
     * @param replaces whether an old one of that name may go, {@code OR REPLACE}
     */
    record CreateObject(Origin origin, Kind kind, QualifiedName name, QualifiedName on, boolean replaces)
            implements ObjectAction {}

    /**
     * It creates a function, procedure, event, or a trigger with a body of its own.
     *
     * @param on a trigger's table; absent for others
     * @param body what it will do when it is called, as far as that can be told
     */
    record CreateRoutine(
            Origin origin, Kind kind, QualifiedName name, QualifiedName on, boolean replaces, List<Action> body)
            implements ObjectAction {
        public CreateRoutine {
            body = List.copyOf(body);
        }
    }

    /**
     * It drops an object.
     *
     * @param on the table that a trigger, policy or rule belongs to, if the statement says
     */
    record DropObject(Origin origin, Kind kind, QualifiedName name, QualifiedName on, boolean ifExists, boolean cascade)
            implements ObjectAction {}

    /** It gives an object another name or schema. */
    record RenameObject(Origin origin, Kind kind, QualifiedName name, QualifiedName to) implements ObjectAction {}

    /** It changes an object in another way. */
    record ChangeObject(Origin origin, Kind kind, QualifiedName name) implements ObjectAction {}

    /** It adds a value to an enumerated type; PostgreSQL lets no one use it before the transaction is over. */
    record AddEnumValue(Origin origin, QualifiedName name, String value, boolean ifNotExists) implements ObjectAction {
        @Override
        public Kind kind() {
            return Kind.TYPE;
        }
    }

    /** It gives a value of an enumerated type another name. */
    record RenameEnumValue(Origin origin, QualifiedName name, String value, String to) implements ObjectAction {
        @Override
        public Kind kind() {
            return Kind.TYPE;
        }
    }

    /** It fills a materialized view anew. */
    record RefreshView(Origin origin, QualifiedName name, boolean concurrently) implements ObjectAction {
        @Override
        public Kind kind() {
            return Kind.MATERIALIZED_VIEW;
        }
    }

    /** It gives someone a right on an object. */
    record Grant(Origin origin, Kind kind, QualifiedName name) implements ObjectAction {}

    /** It takes a right away. */
    record Revoke(Origin origin, Kind kind, QualifiedName name) implements ObjectAction {}

    /** It describes an object in words. */
    record Comment(Origin origin, Kind kind, QualifiedName name) implements ObjectAction {}

    /** What an object is. */
    enum Kind {
        /** A table, where rights and comments are concerned. */
        TABLE,

        /** A column, where comments are concerned. */
        COLUMN,

        /** A view that is a query. */
        VIEW,

        /** A view that keeps its rows. */
        MATERIALIZED_VIEW,

        /** An index, where comments are concerned. */
        INDEX,

        /** A sequence. */
        SEQUENCE,

        /** A type, enumerated ones included. */
        TYPE,

        /** A domain. */
        DOMAIN,

        /** A function or aggregate. */
        FUNCTION,

        /** A procedure. */
        PROCEDURE,

        /** A trigger. */
        TRIGGER,

        /** A MySQL event. */
        EVENT,

        /** A rewrite rule. */
        RULE,

        /** A row security policy. */
        POLICY,

        /** A schema; MySQL's databases are. */
        SCHEMA,

        /** A database. */
        DATABASE,

        /** A PostgreSQL extension. */
        EXTENSION,

        /** A role or user. */
        ROLE,

        /** Any other. */
        OTHER;

        /** Returns it as people say it: {@code materialized view}. */
        public String words() {
            return name().toLowerCase(Locale.ROOT).replace('_', ' ');
        }
    }
}
