package dev.edd.rule.catalog;

import dev.edd.migration.Dialect;
import dev.edd.migration.Migration;
import dev.edd.migration.Phase;
import dev.edd.rule.Finding;
import dev.edd.rule.RuleMetadata;
import dev.edd.rule.Scene;
import dev.edd.rule.fix.InlineConstraint;
import dev.edd.rule.fix.SafeWay;
import dev.edd.rule.schema.Existing;
import dev.edd.rule.schema.FreshColumn;
import dev.edd.rule.text.Spelling;
import dev.edd.sql.ColumnAction.AddColumn;
import dev.edd.sql.ColumnAction.Trait;
import java.util.stream.Stream;

/** Finds new columns of existing tables that must be unique, and have the same default in every row. */
final class SharedDefault {
    private SharedDefault() {}

    /** Returns a rule's findings about them, in order. */
    static Stream<Finding> findings(Migration migration, Scene scene, RuleMetadata rule) {
        Existing existing = new Existing(migration, scene);
        return migration.statements(AddColumn.class).stream()
                .filter(add ->
                        add.definition().is(Trait.UNIQUE) || add.definition().is(Trait.PRIMARY_KEY))
                .filter(add -> existing.table(add.table()))
                .filter(add -> new FreshColumn(add, scene.engine()).isSameInAllRows())
                .map(add -> rule.at(
                        add.location(),
                        "%s makes %s unique and gives every row the same value in it."
                                .formatted(migration.id(), add.column()),
                        fix(add, existing)));
    }

    private static String fix(AddColumn add, Existing existing) {
        Scene scene = existing.scene();
        boolean later = scene.engine().dialect() == Dialect.POSTGRESQL;
        SafeWay way = SafeWay.of("Leave the default out; nulls are never taken for the same:")
                .in(
                        Phase.INITIAL,
                        "ALTER TABLE %s ADD COLUMN %s %s%s;",
                        add.table(),
                        Spelling.bare(add),
                        add.definition().type(),
                        later ? "" : " UNIQUE");
        return (later ? new InlineConstraint(add, existing.migration(), scene).in(way) : way).toString();
    }
}
