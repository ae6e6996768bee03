package dev.edd.rule.catalog;

import dev.edd.migration.Migration;
import dev.edd.migration.Phase;
import dev.edd.rule.Finding;
import dev.edd.rule.RuleMetadata;
import dev.edd.rule.Scene;
import dev.edd.rule.fix.SafeWay;
import dev.edd.rule.schema.Existing;
import dev.edd.rule.text.Spelling;
import dev.edd.sql.TableAction.AddConstraint;
import dev.edd.sql.TableAction.ValidateConstraint;
import java.util.stream.Stream;

/** Finds constraints that are validated by the migration which adds them. */
final class ValidatedAtOnce {
    private ValidatedAtOnce() {}

    /** Returns a rule's findings about them, in order. */
    static Stream<Finding> findings(Migration migration, Scene scene, RuleMetadata rule) {
        Existing existing = new Existing(migration, scene);
        return migration.statements(ValidateConstraint.class).stream()
                .filter(validate -> existing.table(validate.table()))
                .flatMap(validate -> migration.statements(AddConstraint.class).stream()
                        .filter(add -> add.constraint().name().matches(validate.name()))
                        .limit(1)
                        .map(add -> rule.at(
                                validate.location(),
                                "%s validates %s under the lock that adding it took."
                                        .formatted(migration.id(), validate.name()),
                                fix(add, validate, migration, scene))));
    }

    private static String fix(AddConstraint add, ValidateConstraint validate, Migration migration, Scene scene) {
        SafeWay way = SafeWay.of("Validate it in a transaction of its own:");
        if (migration.phase() == Phase.FINALIZATION) {
            way.in(Phase.FINALIZATION, "%s;", Spelling.statement(add));
        }
        return way.afterwards(migration.phase(), scene, "%s;", Spelling.statement(validate))
                .toString();
    }
}
