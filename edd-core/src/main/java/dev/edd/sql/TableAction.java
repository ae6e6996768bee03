package dev.edd.sql;

import java.util.List;
import java.util.Set;

/** Something that a statement does to a table as a whole, to its constraints, indexes or partitions. */
public sealed interface TableAction extends Action {
    /** Returns the table; absent where the statement names only the index. */
    QualifiedName table();

    /**
     * It creates a table.
     *
     * @param references the tables that its foreign keys point to
     */
    record CreateTable(
            Origin origin, QualifiedName table, List<QualifiedName> references, Set<CreateTable.Trait> traits)
            implements TableAction {
        public CreateTable {
            references = List.copyOf(references);
            traits = Set.copyOf(traits);
        }

        /** Takes no time, however many tables it points to. */
        @Override
        public int hashCode() {
            return origin.hashCode();
        }

        /** What a new table may be. */
        public enum Trait {
            /** Gone with the session or transaction. */
            TEMPORARY,

            /** {@code IF NOT EXISTS}. */
            IF_NOT_EXISTS,

            /** {@code OR REPLACE}: an old table of that name is lost. */
            REPLACES,

            /** Filled at once, by a query. */
            FROM_QUERY
        }
    }

    /** It drops a table. */
    record DropTable(Origin origin, QualifiedName table, boolean ifExists, boolean cascade) implements TableAction {}

    /** It gives a table another name or schema. */
    record RenameTable(Origin origin, QualifiedName table, QualifiedName to) implements TableAction {}

    /**
     * It changes what a table is beside its columns and constraints: owner, storage, row security.
     *
     * @param rewrites whether every row is written anew, while others wait
     */
    record ChangeTable(Origin origin, QualifiedName table, boolean rewrites) implements TableAction {}

    /** It demands or allows a way to carry the statement's other actions out: {@code ALGORITHM=INSTANT}. */
    record Demand(Origin origin, QualifiedName table, String clause, String value) implements TableAction {}

    /** It adds a constraint to an existing table. */
    record AddConstraint(Origin origin, QualifiedName table, Constraint constraint) implements TableAction {}

    /**
     * It drops a constraint.
     *
     * @param kind {@link Constraint.Kind#ANY} where the statement does not say
     */
    record DropConstraint(Origin origin, QualifiedName table, QualifiedName name, Constraint.Kind kind)
            implements TableAction {}

    /** It checks the rows that were there before a {@code NOT VALID} constraint. */
    record ValidateConstraint(Origin origin, QualifiedName table, QualifiedName name) implements TableAction {}

    /** It changes a constraint's name or when it is enforced. */
    record ChangeConstraint(Origin origin, QualifiedName table, QualifiedName name) implements TableAction {}

    /** It creates an index. */
    record CreateIndex(Origin origin, QualifiedName table, QualifiedName index, Set<CreateIndex.Trait> traits)
            implements TableAction {
        public CreateIndex {
            traits = Set.copyOf(traits);
        }

        /** What a new index may be. */
        public enum Trait {
            /** No two rows may have the same key. */
            UNIQUE,

            /** Writers go on while it is built. */
            CONCURRENTLY,

            /** {@code IF NOT EXISTS}. */
            IF_NOT_EXISTS
        }
    }

    /** It drops an index. */
    record DropIndex(Origin origin, QualifiedName table, QualifiedName index, boolean concurrently, boolean ifExists)
            implements TableAction {}

    /** It changes an index's name, storage or visibility. */
    record ChangeIndex(Origin origin, QualifiedName table, QualifiedName index) implements TableAction {}

    /** It makes a table a partition, or creates it as one. */
    record AttachPartition(Origin origin, QualifiedName table, QualifiedName partition) implements TableAction {}

    /** It makes a partition a table of its own. */
    record DetachPartition(Origin origin, QualifiedName table, QualifiedName partition, boolean concurrently)
            implements TableAction {}

    /**
     * It changes how a table is partitioned, otherwise than by attaching and detaching.
     *
     * @param losesRows whether rows go with the partitions: {@code DROP PARTITION}, {@code TRUNCATE PARTITION}, {@code
     *     EXCHANGE PARTITION}, {@code CONVERT PARTITION}
     */
    record ChangePartitions(Origin origin, QualifiedName table, boolean losesRows) implements TableAction {}

    /**
     * A constraint as it is added.
     *
     * @param name absent if the database is to choose
     * @param body what follows the kind, as written: columns, expression, referenced table
     */
    record Constraint(QualifiedName name, Kind kind, String body, Set<Constraint.Trait> traits) {
        public Constraint {
            traits = Set.copyOf(traits);
        }

        /** Returns whether it has that trait. */
        public boolean is(Constraint.Trait trait) {
            return traits.contains(trait);
        }

        /** What a constraint demands. */
        public enum Kind {
            /** {@code PRIMARY KEY}. */
            PRIMARY_KEY,

            /** {@code UNIQUE}. */
            UNIQUE,

            /** {@code FOREIGN KEY}. */
            FOREIGN_KEY,

            /** {@code CHECK}. */
            CHECK,

            /** {@code EXCLUDE}. */
            EXCLUDE,

            /** {@code NOT NULL} as a constraint of the table, since PostgreSQL 18. */
            NOT_NULL,

            /** Whatever it is. */
            ANY
        }

        /** What eases adding a constraint. */
        public enum Trait {
            /** Rows that are there already are not checked. */
            NOT_VALID,

            /** An index that exists already proves it. */
            USING_INDEX,

            /** Nothing is checked at all. */
            NOT_ENFORCED
        }
    }
}
