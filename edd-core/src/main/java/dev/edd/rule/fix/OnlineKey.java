package dev.edd.rule.fix;

import dev.edd.migration.Phase;
import dev.edd.migration.SequenceNumber;
import dev.edd.rule.Scene;
import dev.edd.rule.schema.AddedConstraint;
import dev.edd.rule.text.KeyClauses;
import dev.edd.sql.TableAction.AddConstraint;

/** Writes how PostgreSQL gets a unique or primary key while others go on. */
public final class OnlineKey {
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
    public static SafeWay in(SafeWay way, AddedConstraint added) {
        AddConstraint add = (AddConstraint) added.action();
        Scene scene = added.existing().scene();
        if (Partitioned.is(add.table(), scene)) {
            return new Partitioned(added, scene).key(way);
        }
        KeyClauses clauses = KeyClauses.of(add);
        FormerKeys former = FormerKeys.of(added);
        String index = former.index(added.name());
        String built = "CREATE UNIQUE INDEX CONCURRENTLY %s ON %s %s;".formatted(index, add.table(), clauses.index());
        way.in(Phase.FINALIZATION, "%s", built);
        String sql = former.replaced(added.name(), add.constraint().kind(), index, clauses.constraint());
        return finished(way, scene.refactoring().number(), scene.changelog().nextNumber(), sql);
    }

    /** Adds what makes an index a constraint, to the finalization of a refactoring behind the one that builds it. */
    static SafeWay finished(SafeWay way, SequenceNumber built, SequenceNumber number, String sql) {
        return way.under("finalization of refactoring %s".formatted(number), "--edd requires: %s\n%s", built, sql);
    }
}
