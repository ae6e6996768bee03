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
                        alone(add, migration.phase(), scene)));
    }

    private static List<AddColumn> in(Migration migration, Scene scene) {
        Existing existing = new Existing(migration, scene);
        Dialect dialect = scene.engine().dialect();
        return migration.statements(AddColumn.class).stream()
                .filter(add -> dialect == Dialect.POSTGRESQL
                        ? checksAllRows(add.definition()) && !isSaidElsewhere(add, existing)
                        : dialect == Dialect.MYSQL && add.definition().is(Trait.CHECK))
                .filter(add -> existing.table(add.table()) && !Online.isDemanded(add, migration))
                .toList();
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
    private static String alone(AddColumn add, Phase phase, Scene scene) {
        Definition definition = add.definition();
        String value = definition.defaultValue();
        boolean rewrites = RewrittenRows.by(add, scene);
        boolean mysql = Spelling.of(scene).isMysql();
        SafeWay way = SafeWay.of(
                mysql
                        ? "Add the column alone, and leave the check to the application: %s copies the table for it:"
                                .formatted(scene.engine().dialect())
                        : "Add the column alone, and have its constraint checked while others go on:");
        if (rewrites) {
            new FilledColumn(add, scene).in(way, phase);
        } else {
            way.in(
                    phase,
                    "ALTER TABLE %s ADD COLUMN %s %s%s;",
                    add.table(),
                    Spelling.bare(add),
                    definition.type(),
                    value.isEmpty() ? "" : (definition.is(Trait.NOT_NULL) ? " NOT NULL" : "") + " DEFAULT " + value);
        }
        return (mysql ? way : new InlineConstraint(add, phase, scene).in(way)).toString();
    }
}
