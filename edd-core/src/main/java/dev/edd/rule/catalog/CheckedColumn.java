package dev.edd.rule.catalog;

import dev.edd.migration.Dialect;
import dev.edd.migration.Migration;
import dev.edd.migration.Phase;
import dev.edd.rule.Finding;
import dev.edd.rule.RuleMetadata;
import dev.edd.rule.Scene;
import dev.edd.rule.fix.FilledColumn;
import dev.edd.rule.fix.InlineConstraint;
import dev.edd.rule.fix.SafeWay;
import dev.edd.rule.schema.Existing;
import dev.edd.rule.schema.FreshColumn;
import dev.edd.rule.schema.Online;
import dev.edd.rule.schema.RewrittenRows;
import dev.edd.rule.text.Spelling;
import dev.edd.sql.ColumnAction.AddColumn;
import dev.edd.sql.ColumnAction.Definition;
import dev.edd.sql.ColumnAction.Trait;
import java.util.List;
import java.util.stream.Stream;

/** Finds new columns of existing tables whose constraint has every row looked at. */
final class CheckedColumn {
    private CheckedColumn() {}

    /** Returns a rule's findings about them, in order. */
    static Stream<Finding> findings(Migration migration, Scene scene, RuleMetadata rule) {
        return in(migration, scene).stream()
                .map(add -> rule.at(
                        add.location(),
                        "%s adds %s with a constraint and checks every row for it."
                                .formatted(migration.id(), add.column()),
                        alone(add, migration, scene)));
    }

    private static List<AddColumn> in(Migration migration, Scene scene) {
        Existing existing = new Existing(migration, scene);
        return migration.statements(AddColumn.class).stream()
                .filter(add -> isOne(add, existing))
                .toList();
    }

    /** Returns whether a column is found. */
    static boolean isOne(AddColumn add, Existing existing) {
        Dialect dialect = existing.scene().engine().dialect();
        boolean checks = dialect == Dialect.POSTGRESQL
                ? checksAllRows(add.definition()) && !isSaidElsewhere(add, existing)
                : dialect == Dialect.MYSQL && add.definition().is(Trait.CHECK);
        return checks && existing.table(add.table()) && !Online.isDemanded(add, existing.migration());
    }

    /** A column for which all rows are written is found with its constraint, and so is one that has the same value in all of them. */
    private static boolean isSaidElsewhere(AddColumn add, Existing existing) {
        Definition definition = add.definition();
        return RewrittenRows.by(add, existing.scene())
                || (existing.migration().phase() == Phase.INITIAL
                        && (definition.is(Trait.UNIQUE) || definition.is(Trait.PRIMARY_KEY))
                        && new FreshColumn(add, existing.scene().engine()).isSameInAllRows());
    }

    private static boolean checksAllRows(Definition definition) {
        return definition.is(Trait.CHECK)
                || definition.is(Trait.UNIQUE)
                || definition.is(Trait.PRIMARY_KEY)
                || (definition.is(Trait.FOREIGN_KEY)
                        && !definition.defaultValue().isEmpty());
    }

    /** Returns the way to add a column before its constraint. */
    private static String alone(AddColumn add, Migration migration, Scene scene) {
        Definition definition = add.definition();
        String value = definition.defaultValue();
        boolean full = definition.is(Trait.NOT_NULL) || SeparateNotNull.isBehind(add, migration);
        boolean mysql = Spelling.of(scene).isMysql();
        SafeWay way = SafeWay.of(
                mysql
                        ? "Add the column alone, and leave the check to the application: %s copies the table for it:"
                                .formatted(scene.engine().dialect())
                        : "Add the column alone, and have its constraint checked while others go on:");
        if (RewrittenRows.by(add, scene)) {
            new FilledColumn(add, scene).in(way, migration.phase());
        } else {
            way.in(
                    migration.phase(),
                    "ALTER TABLE %s ADD COLUMN %s %s%s;",
                    add.table(),
                    Spelling.bare(add),
                    definition.type(),
                    value.isEmpty() ? "" : (full ? " NOT NULL" : "") + " DEFAULT " + value);
        }
        return (mysql ? way : new InlineConstraint(add, migration, scene).in(way)).toString();
    }
}
