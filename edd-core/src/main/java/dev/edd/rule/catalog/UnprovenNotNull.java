package dev.edd.rule.catalog;

import dev.edd.migration.Dialect;
import dev.edd.migration.Migration;
import dev.edd.rule.Finding;
import dev.edd.rule.RuleMetadata;
import dev.edd.rule.Scene;
import dev.edd.rule.fix.NotNull;
import dev.edd.rule.fix.SafeWay;
import dev.edd.rule.schema.Existing;
import dev.edd.rule.schema.NotNullProofs;
import dev.edd.sql.ColumnAction.SetNotNull;
import java.util.stream.Stream;

/** Nulls that are forbidden where no check proves that there are none, so that PostgreSQL looks for them. */
final class UnprovenNotNull {
    private UnprovenNotNull() {}

    /** Returns a finding of a rule for each of a migration. */
    static Stream<Finding> findings(Migration migration, Scene scene, RuleMetadata rule) {
        if (scene.engine().dialect() != Dialect.POSTGRESQL) {
            return Stream.empty();
        }
        Existing existing = new Existing(migration, scene);
        return migration.statements(SetNotNull.class).stream()
                .filter(set -> existing.table(set.table()))
                .filter(set -> !takesWordOfCheck(scene) || !NotNullProofs.prove(set, scene))
                .map(set -> rule.at(
                        set.location(),
                        "%s looks for nulls in every row of %s.".formatted(migration.id(), set.table()),
                        fix(set, scene)));
    }

    /** PostgreSQL 12 was the first to; {@code edd.databaseVersion} may name an older one. */
    private static boolean takesWordOfCheck(Scene scene) {
        return scene.engine().isAtLeast(12, 0, 0);
    }

    private static String fix(SetNotNull set, Scene scene) {
        return NotNull.forbid(
                        SafeWay.of("Demand it of new rows first, and prove it without a lock before it is relied on:"),
                        set,
                        scene)
                .toString();
    }
}
