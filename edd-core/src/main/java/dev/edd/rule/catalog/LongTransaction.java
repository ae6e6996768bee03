package dev.edd.rule.catalog;

import dev.edd.migration.Dialect;
import dev.edd.migration.Migration;
import dev.edd.migration.Phase;
import dev.edd.migration.Statement;
import dev.edd.rule.Finding;
import dev.edd.rule.PhaseRule;
import dev.edd.rule.RuleMetadata;
import dev.edd.rule.Scene;
import dev.edd.rule.fix.Chunks;
import dev.edd.rule.fix.SafeWay;
import dev.edd.rule.schema.Existing;
import dev.edd.rule.schema.LockedTables;
import dev.edd.rule.schema.NewTables;
import dev.edd.rule.text.Mentions;
import dev.edd.rule.text.Reach;
import dev.edd.rule.text.RowSource;
import dev.edd.sql.Action;
import dev.edd.sql.Action.Lock;
import dev.edd.sql.DataAction;
import dev.edd.sql.DataAction.Copy;
import dev.edd.sql.DataAction.Delete;
import dev.edd.sql.DataAction.Insert;
import dev.edd.sql.DataAction.Merge;
import dev.edd.sql.DataAction.Update;
import dev.edd.sql.QualifiedName;
import dev.edd.sql.TableAction.CreateTable;
import java.util.List;
import java.util.regex.Pattern;

/** Flags rows copied or changed while an existing table is locked by an earlier statement of the same migration. */
final class LongTransaction implements PhaseRule {
    private static final RuleMetadata METADATA = RuleMetadata.warning(
                    "long-transaction",
                    "The table stays locked until the transaction ends, and that is when the last row is written.")
            .on(Dialect.POSTGRESQL);

    /** The rows stand in the statement itself, so they are few. */
    private static final Pattern LISTED =
            Pattern.compile("^[\\s(]*SELECT\\b[^()]*\\bFROM\\s*\\(\\s*VALUES\\b", Pattern.CASE_INSENSITIVE);

    @Override
    public RuleMetadata metadata() {
        return METADATA;
    }

    @Override
    public List<Finding> check(Migration migration, Scene scene) {
        if (!migration.runsInTransaction()) {
            return List.of();
        }
        // What else locks a table is a change of the schema, which no transition makes.
        boolean explicit = migration.phase() == Phase.TRANSITION;
        Existing existing = new Existing(migration, scene);
        QualifiedName locked = QualifiedName.NONE;
        for (Statement statement : migration.statements()) {
            if (locked.isPresent() && (copiesRows(statement, migration) || changesRows(statement, existing))) {
                return List.of(finding((Action) statement, locked, existing));
            }
            QualifiedName table =
                    explicit && !(statement instanceof Lock) ? QualifiedName.NONE : LockedTables.of(statement);
            locked = existing.table(table) ? table : locked;
        }
        return List.of();
    }

    private static boolean copiesRows(Statement statement, Migration migration) {
        return (statement instanceof Insert insert
                        && Mentions.of("FROM", insert.query())
                        && !isListed(insert)
                        && !NewTables.hasTemporary(insert.table(), migration))
                || (statement instanceof Copy copy && copy.in())
                || (statement instanceof CreateTable create
                        && create.traits().contains(CreateTable.Trait.FROM_QUERY)
                        && !create.traits().contains(CreateTable.Trait.TEMPORARY));
    }

    private static boolean isListed(Insert insert) {
        return LISTED.matcher(insert.query()).find()
                && RowSource.of(insert.text(), Dialect.POSTGRESQL).isEmpty();
    }

    /** Returns whether it may change more rows than those with certain values; one that changes all is told to be batched anyway. */
    private static boolean changesRows(Statement statement, Existing existing) {
        return statement instanceof DataAction change
                && existing.table(change.table())
                && WholeTable.reach(change, existing) != Reach.FEW
                && (existing.migration().phase() == Phase.TRANSITION || !WholeTable.isChangedBy(change, existing));
    }

    private static Finding finding(Action copy, QualifiedName locked, Existing existing) {
        if (existing.migration().phase() == Phase.TRANSITION) {
            return METADATA.at(
                    copy.location(),
                    "%s moves rows while it holds the lock of %s."
                            .formatted(existing.migration().id(), locked),
                    "Leave out LOCK TABLE: a statement locks the rows that it writes by itself, and in batches it locks few.");
        }
        return copy instanceof Update || copy instanceof Delete || copy instanceof Merge
                ? changed((DataAction) copy, locked, existing)
                : copied(copy, locked, existing);
    }

    private static Finding changed(DataAction change, QualifiedName locked, Existing existing) {
        return METADATA.at(
                change.location(),
                "%s changes rows of %s while it holds %s."
                        .formatted(
                                existing.migration().id(),
                                change.table(),
                                change.table().matches(locked) ? "its lock" : "the lock of " + locked),
                SafeWay.of("Change the rows in the transition, in batches and so that it can run again:")
                        .in(Phase.TRANSITION, "%s", Chunks.of(change, existing.scene()))
                        .toString());
    }

    private static Finding copied(Action copy, QualifiedName locked, Existing existing) {
        return METADATA.at(
                copy.location(),
                "%s copies rows while it holds the lock of %s."
                        .formatted(existing.migration().id(), locked),
                SafeWay.of("Copy the rows in the transition, in batches and so that it can run again:")
                        .in(Phase.TRANSITION, "%s%s;", copy.text(), guard(copy))
                        .toString());
    }

    private static String guard(Action copy) {
        return copy instanceof Insert && !Mentions.of("CONFLICT", copy.text()) ? " ON CONFLICT DO NOTHING" : "";
    }
}
