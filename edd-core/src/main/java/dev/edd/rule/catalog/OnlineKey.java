package dev.edd.rule.catalog;

import dev.edd.migration.Phase;
import dev.edd.rule.Scene;
import dev.edd.sql.QualifiedName;
import dev.edd.sql.TableAction.AddConstraint;

/** Writes how PostgreSQL gets a unique or primary key while others go on. */
final class OnlineKey {
    private OnlineKey() {}

    /** Returns the fix. */
    static String fix(AddedConstraint added) {
        return in(
                        SafeWay.of(
                                "Build the index while others go on, which demands as much, and make it a constraint when it is there:"),
                        added)
                .toString();
    }

    /** Adds to a way what builds the index of a key, and what makes it the constraint. */
    static SafeWay in(SafeWay way, AddedConstraint added) {
        AddConstraint add = (AddConstraint) added.action();
        Scene scene = added.existing().scene();
        if (Partitioned.is(add.table(), scene)) {
            return new Partitioned(added, scene).key(way);
        }
        KeyClauses clauses = KeyClauses.of(add);
        way.in(
                Phase.FINALIZATION,
                "CREATE UNIQUE INDEX CONCURRENTLY %s ON %s %s;",
                added.name(),
                add.table(),
                clauses.index());
        String kind = add.constraint().kind().name().replace('_', ' ');
        return finished(way, add.table(), added.name(), kind + " USING INDEX " + added.name() + clauses.constraint());
    }

    /** Adds what makes an index a constraint. */
    static SafeWay finished(SafeWay way, QualifiedName table, String name, String definition) {
        return way.under(
                "finalization of a later refactoring", "ALTER TABLE %s ADD CONSTRAINT %s %s;", table, name, definition);
    }
}
