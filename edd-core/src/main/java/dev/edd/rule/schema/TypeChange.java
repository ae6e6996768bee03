package dev.edd.rule.schema;

import dev.edd.migration.Dialect;
import dev.edd.migration.Migration;
import dev.edd.rule.Scene;
import dev.edd.rule.text.ColumnType;
import dev.edd.rule.text.Conversion;
import dev.edd.sql.ColumnAction;
import dev.edd.sql.ColumnAction.ChangeType;
import dev.edd.sql.ColumnAction.Definition;
import dev.edd.sql.ColumnAction.RedefineColumn;
import dev.edd.sql.ColumnAction.Trait;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A column of an existing table whose type is said anew.
 *
 * @param old the type that it had, as written; empty where the changelog does not say
 * @param from what it was; empty where the changelog does not say
 * @param byHand whether a new column takes its name and its place
 */
public record TypeChange(ColumnAction action, String old, Optional<ColumnType> from, ColumnType to, boolean byHand) {
    /** What a type is usually changed to in order to hold more, whatever it was before. */
    private static final Set<String> ROOMY =
            Set.of("text", "varchar", "bigint", "numeric", "double", "mediumtext", "longtext", "enum", "set");

    /** What PostgreSQL keeps as it is when only the limits grow. */
    private static final Set<String> UNTOUCHED =
            Set.of("varchar", "text", "numeric", "timestamp", "timestamptz", "time", "interval", "bit varying");

    private static final Scene.Fact<Migration, List<TypeChange>> ALL = Scene.Fact.here(TypeChange::read);

    /** Returns those of a migration, in order. */
    public static List<TypeChange> in(Migration migration, Scene scene) {
        return ALL.of(migration, scene);
    }

    private static List<TypeChange> read(Migration migration, Scene scene) {
        Existing existing = new Existing(migration, scene);
        Stream<TypeChange> said = Stream.<ColumnAction>concat(
                        migration.statements(ChangeType.class).stream(),
                        migration.statements(RedefineColumn.class).stream()
                                .filter(redefine ->
                                        !redefine.definition().type().isEmpty()))
                .filter(action -> existing.table(action.table()))
                .map(action -> of(action, existing, false));
        Stream<TypeChange> byHand = RetypedByHand.in(migration, scene).stream()
                .filter(hand -> existing.table(hand.dropped().table()))
                .map(hand -> of(hand.change(existing), existing, true));
        return Stream.concat(said, byHand).toList();
    }

    private static TypeChange of(ColumnAction action, Existing existing, boolean byHand) {
        Scene scene = existing.scene();
        ColumnType to = ColumnType.of(written(action), scene.engine().dialect());
        return new TypeChange(
                action,
                Columns.at(scene, action).map(Definition::type).orElse(""),
                FormerType.of(action, written(action), existing)
                        .map(old -> CharacterSets.in(action.table(), old, scene)),
                CharacterSets.in(action.table(), to, scene),
                byHand);
    }

    /** Returns the type as the statement has it. */
    public String type() {
        return written(action);
    }

    private static String written(ColumnAction action) {
        return action instanceof RedefineColumn redefine ? redefine.definition().type() : ((ChangeType) action).type();
    }

    /** Returns whether every old value is one of the new type too; in doubt, whether that is what people mean. */
    public boolean keepsValues() {
        return !new Conversion(action).makesOtherValues()
                && from.map(to::holdsAllOf).orElse(ROOMY.contains(to.name()));
    }

    /** Returns whether the refactoring itself has added the column, which no release uses yet. */
    public boolean isOfNewColumn(Existing existing) {
        return !byHand && existing.added(action.column()).isPresent();
    }

    /** Returns whether the column, of which nothing is known, is to hold no nulls either. */
    public boolean mayForbidNulls() {
        return from.isEmpty()
                && action instanceof RedefineColumn redefine
                && redefine.definition().is(Trait.NOT_NULL);
    }

    /** Returns whether the database writes every row anew; in doubt, not. */
    public boolean rewrites(Scene scene) {
        Dialect dialect = scene.engine().dialect();
        if (byHand) {
            return true;
        }
        if (Online.copies(action.table(), scene)) {
            return false;
        }
        if (dialect == Dialect.POSTGRESQL && new Conversion(action).writesEachValue()) {
            return true;
        }
        if (from.isEmpty()) {
            return dialect == Dialect.POSTGRESQL ? !UNTOUCHED.contains(to.name()) : TypeOnMysql.isGrownKey(action, to);
        }
        ColumnType old = from.get();
        return dialect == Dialect.POSTGRESQL
                ? !old.plain().equals(to.plain()) && rewritesOnPostgres(old)
                : new TypeOnMysql(this, old, scene).rewrites();
    }

    /** Returns whether a new column takes the place of one whose own type could be changed without writing a row. */
    public boolean isByHandForNothing(Scene scene) {
        return byHand
                && keepsValues()
                && !new TypeChange(action, old, from, to, false).rewrites(scene)
                && scene.engine().dialect() == Dialect.POSTGRESQL;
    }

    /** Returns whether the rows could stay as they are, if only the statement did not convert them. */
    public boolean isConvertedForNothing() {
        return !byHand
                && new Conversion(action).forgetsLimits()
                && from.filter(old -> !rewritesOnPostgres(old)).isPresent();
    }

    /** Returns whether the values are ordered otherwise than before, for which indexes are built anew. */
    public boolean reorders(Dialect dialect) {
        return from.filter(old -> to.reorders(old, dialect)).isPresent();
    }

    private boolean rewritesOnPostgres(ColumnType old) {
        boolean sameKind = old.name().equals(to.name()) || (old.isText() && to.isText());
        boolean sameScale = to.arguments().isEmpty() || old.number(1) == to.number(1);
        boolean holdsAll = to.holdsAllOf(old) || (to.isText() && to.arguments().isEmpty());
        boolean sameBytes = old.name().equals("cidr") && to.name().equals("inet");
        return !sameBytes && !(UNTOUCHED.contains(to.name()) && sameKind && sameScale && holdsAll);
    }
}
