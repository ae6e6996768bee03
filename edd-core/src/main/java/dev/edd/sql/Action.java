package dev.edd.sql;

import dev.edd.migration.Location;
import dev.edd.migration.Statement;

/**
 * One thing that a statement does. {@code ALTER TABLE t ADD a int, DROP b} does two, each with its own text and line;
 * most statements do one. Whatever cannot be told for certain is {@link NotUnderstood}.
 */
public sealed interface Action extends Statement
        permits ColumnAction,
                TableAction,
                ObjectAction,
                DataAction,
                Action.Transaction,
                Action.Setting,
                Action.Session,
                Action.Lock,
                Action.Maintenance,
                Action.Sweep,
                Action.Block,
                Action.NotUnderstood {
    /** Returns where it was read. */
    Origin origin();

    /** Returns the whole statement that it is part of. */
    default Statement statement() {
        return origin().statement();
    }

    @Override
    default String text() {
        return origin().text();
    }

    @Override
    default Location location() {
        return origin().location();
    }

    @Override
    default boolean runsInTransaction() {
        return statement().runsInTransaction();
    }

    /**
     * Where an action was read.
     *
     * @param statement the statement it is part of, as the database gets it
     * @param text the action's own words
     */
    record Origin(Statement statement, String text, Location location) {
        /** Takes no time, however long the text is. */
        @Override
        public int hashCode() {
            return location.hashCode();
        }
    }

    /** It begins, ends or divides a transaction. */
    record Transaction(Origin origin, Boundary boundary) implements Action {
        /** What happens to the transaction. */
        public enum Boundary {
            /** {@code BEGIN}, {@code START TRANSACTION}. */
            BEGIN,

            /** {@code COMMIT}, {@code END}. */
            COMMIT,

            /** {@code ROLLBACK} of all of it. */
            ROLLBACK,

            /** {@code SAVEPOINT}, {@code RELEASE}, {@code ROLLBACK TO}. */
            SAVEPOINT
        }
    }

    /**
     * It changes a setting.
     *
     * @param name lower case; {@code @name} for a MySQL variable, {@code schema} for {@code USE}
     * @param value as written; empty where the default comes back
     */
    record Setting(Origin origin, Scope scope, String name, String value) implements Action {
        /** How long a setting lasts. */
        public enum Scope {
            /** To the end of the transaction. */
            TRANSACTION,

            /** To the end of the session: a pooled connection keeps it after the migration. */
            SESSION,

            /** For ever, and for everyone. */
            GLOBAL
        }
    }

    /** It concerns this session only and changes nothing that others see: {@code DEALLOCATE}, {@code LISTEN}. */
    record Session(Origin origin) implements Action {}

    /**
     * It locks a table explicitly, or takes such locks back.
     *
     * @param table absent for {@code UNLOCK TABLES}
     * @param mode as written; empty for the database's default
     */
    record Lock(Origin origin, QualifiedName table, String mode) implements Action {}

    /**
     * It tidies up and leaves every row and column as it is.
     *
     * @param target the table, index or schema; absent where all of the database is meant
     */
    record Maintenance(Origin origin, Chore chore, QualifiedName target) implements Action {
        /** What there is to tidy up. */
        public enum Chore {
            /** {@code VACUUM}: readers and writers go on. */
            VACUUM,

            /** {@code VACUUM FULL}: writes the table anew while everybody waits. */
            VACUUM_FULL,

            /** {@code ANALYZE}. */
            ANALYZE,

            /** {@code CLUSTER}: writes the table anew while everybody waits. */
            CLUSTER,

            /** {@code OPTIMIZE TABLE} and {@code REPAIR TABLE}. */
            OPTIMIZE,

            /** {@code REINDEX}: writers wait. */
            REINDEX,

            /** {@code REINDEX … CONCURRENTLY}: readers and writers go on. */
            REINDEX_CONCURRENTLY
        }
    }

    /** It reaches all objects of a database, an owner or a tablespace, and names none of them. */
    record Sweep(Origin origin, Deed deed) implements Action {
        /** What is done to all of them. */
        public enum Deed {
            /** {@code DROP ALL OBJECTS}, {@code DROP OWNED}, which takes an owner's rights away, too. */
            DROPS,

            /** {@code ALTER TABLE ALL IN TABLESPACE}: writes them anew, one after the other. */
            MOVES,

            /** {@code REASSIGN OWNED}. */
            REASSIGNS,

            /** {@code FLUSH TABLES WITH READ LOCK}: nobody writes anywhere until it is taken back. */
            LOCKS
        }
    }

    /** It runs a block, {@code DO $$ … $$} or {@code BEGIN NOT ATOMIC}, whose own actions follow. */
    record Block(Origin origin) implements Action {}

    /**
     * It may do anything.
     *
     * @param reason a clause that says why it cannot be told: {@code it calls refresh_totals()}
     */
    record NotUnderstood(Origin origin, String reason) implements Action {}
}
