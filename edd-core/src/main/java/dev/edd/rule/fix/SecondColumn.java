package dev.edd.rule.fix;

import dev.edd.migration.Dialect;
import dev.edd.migration.Phase;
import dev.edd.migration.SequenceNumber;
import dev.edd.rule.Scene;
import dev.edd.rule.schema.ColumnUses;
import dev.edd.rule.schema.Columns;
import dev.edd.rule.text.OtherName;
import dev.edd.rule.text.Spelling;
import dev.edd.sql.Action;
import dev.edd.sql.ColumnAction;
import dev.edd.sql.ColumnAction.Trait;
import dev.edd.sql.QualifiedName;
import java.util.List;

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

    private static final String NO_SECOND =
            "Leave the column as it is, and let the next release call or convert it as it likes: a trigger would find 0 in place of the "
                    + "number that a new row gets, so that no second column can be kept in step.";

    /** Returns the way through it, which begins with an imperative. */
    String fix(String imperative) {
        Dialect dialect = scene.engine().dialect();
        if (Spelling.isMysql(dialect) && isNumbered()) {
            return NO_SECOND;
        }
        List<Action> uses = ColumnUses.of(action, scene);
        Heritage heritage = new Heritage(this, uses);
        if (dialect != Dialect.POSTGRESQL && !Spelling.isMysql(dialect)) {
            return withoutTriggers(SafeWay.of(NO_TRIGGERS, imperative), heritage);
        }
        InStep triggers = new InStep(table(), old, name, values);
        SafeWay way = SafeWay.of(
                        "%s, have it kept in step by a trigger, copy before the next release comes, which uses it alone, and drop the old one:",
                        imperative)
                .in(Phase.INITIAL, "%s\n%s%s", heritage.add(), triggers.up(dialect), heritage.indexesAtOnce())
                .in(Phase.TRANSITION, "%s", copy())
                .in(
                        Phase.FINALIZATION,
                        "%s%s%s%s",
                        triggers.down(dialect),
                        heritage.demands(),
                        heritage.byHand(),
                        heritage.drop());
        return (dialect == Dialect.POSTGRESQL ? new SecondDemands(this, uses).afterwards(way) : way).toString();
    }

    private boolean isNumbered() {
        return Columns.at(scene, action)
                .filter(column -> column.is(Trait.NUMBERED))
                .isPresent();
    }

    QualifiedName table() {
        return action.table();
    }

    /** Returns what writes SQL about the old column for the new one. */
    OtherName otherName() {
        return new OtherName(action.column(), name);
    }

    /** Where a value may have no place in the new column the trigger converts, which leaves such a one out, for ever perhaps. */
    private String copy() {
        Chunks chunks = Chunks.of(table(), scene);
        String todo = "%s IS NULL AND %s IS NOT NULL".formatted(name, old);
        if (values.fits()) {
            return chunks.update(name + " = " + values.expression(), todo);
        }
        return "%1$s\nUPDATE %2$s SET %3$s = %3$s%6$s WHERE %4$s AND %5$s;"
                .formatted(chunks.directives(todo), table(), old, chunks.range(""), todo, chunks.kept(old));
    }

    /** The old column goes behind the finalization, with which the copy ends: it would look for the column otherwise. */
    private String withoutTriggers(SafeWay way, Heritage heritage) {
        String todo = "%s IS DISTINCT FROM %s".formatted(name, values.expression());
        SequenceNumber behind = scene.changelog().nextNumber();
        String nullable = "ALTER TABLE %s ALTER COLUMN %s DROP NOT NULL;".formatted(table(), old);
        return way.in(Phase.INITIAL, "%s%s", heritage.add(), heritage.indexesAtOnce())
                .in(Phase.TRANSITION, "%s", Chunks.of(table(), scene).update(name + " = " + values.expression(), todo))
                .in(Phase.FINALIZATION, "%s", (heritage.byHand() + "\n" + nullable + heritage.demands()).strip())
                .behind(behind, scene, "SELECT 1; -- for the third release")
                .under(
                        "finalization of refactoring %s".formatted(behind),
                        "%s",
                        heritage.drop().strip())
                .toString();
    }
}
