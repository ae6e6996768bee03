package dev.edd.rule.catalog;

import dev.edd.migration.Dialect;
import dev.edd.migration.Phase;
import dev.edd.rule.Scene;
import dev.edd.sql.ColumnAction;
import dev.edd.sql.QualifiedName;

/**
 * A column that takes the place of another, which the database keeps in step with it: until the end the previous release
 * uses the old one only, and the next release the new one only.
 *
 * @param action that is to be replaced
 * @param old as written
 * @param name of the new one
 */
record SecondColumn(ColumnAction action, String old, String name, Values values, Scene scene) {
    /**
     * What the new column holds.
     *
     * @param expression that makes a value of it from the old one
     * @param fits whether every old value has one
     */
    record Values(String type, String expression, boolean fits) {}

    private static final String NO_TRIGGERS =
            "%s; without triggers in SQL that takes three releases, of which the first writes both and reads the old one, "
                    + "the second writes both and reads the new one, and the third leaves the old one out:";

    /** Returns the way through it, which begins with an imperative. */
    String fix(String imperative) {
        Dialect dialect = scene.engine().dialect();
        String add = "ALTER TABLE %s ADD COLUMN %s %s;".formatted(table(), name, values.type());
        if (dialect != Dialect.POSTGRESQL && !Spelling.isMysql(dialect)) {
            return withoutTriggers(SafeWay.of(NO_TRIGGERS, imperative).in(Phase.INITIAL, "%s", add));
        }
        Heritage heritage = new Heritage(action, old, name, scene);
        InStep triggers = new InStep(table(), old, name, values);
        return SafeWay.of(
                        "%s, have it kept in step by a trigger, copy before the next release comes, which uses it alone, and drop the old one:",
                        imperative)
                .in(Phase.INITIAL, "%s\n%s", add, triggers.up(dialect))
                .in(Phase.TRANSITION, "%s", copy())
                .in(
                        Phase.FINALIZATION,
                        "%s\n%sALTER TABLE %s DROP COLUMN %s;%s",
                        triggers.down(dialect),
                        heritage.before(),
                        table(),
                        old,
                        heritage.behind(values.type()))
                .toString();
    }

    private QualifiedName table() {
        return action.table();
    }

    /** Where a value may have no place in the new column the trigger converts, which leaves such a one out, for ever perhaps. */
    private String copy() {
        Chunks chunks = Chunks.of(table(), scene);
        String todo = "%s IS NULL AND %s IS NOT NULL".formatted(name, old);
        if (values.fits()) {
            return chunks.update(name + " = " + values.expression(), todo);
        }
        return "%1$s\nUPDATE %2$s SET %3$s = %3$s WHERE %4$s AND %5$s;"
                .formatted(chunks.directives(todo), table(), old, chunks.range(""), todo);
    }

    private String withoutTriggers(SafeWay way) {
        String behind = scene.changelog().nextNumber().toString();
        return way.in(
                        Phase.TRANSITION,
                        "%s",
                        Chunks.of(table(), scene)
                                .update(
                                        name + " = " + values.expression(),
                                        "%s IS DISTINCT FROM %s".formatted(name, values.expression())))
                .under(
                        "initial of a refactoring of its own, %s".formatted(behind),
                        "ALTER TABLE %s ALTER COLUMN %s DROP NOT NULL;",
                        table(),
                        old)
                .under(
                        "finalization of refactoring %s".formatted(behind),
                        "ALTER TABLE %s DROP COLUMN %s;",
                        table(),
                        old)
                .toString();
    }
}
