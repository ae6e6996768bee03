package dev.edd.rule.catalog;

import dev.edd.migration.Migration;
import dev.edd.rule.Finding;
import dev.edd.rule.RuleMetadata;
import dev.edd.rule.Scene;
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
                .filter(validate -> addsItself(validate, migration, existing))
                .map(validate -> finding(validate, migration, scene, rule));
    }

    private static boolean addsItself(ValidateConstraint validate, Migration migration, Existing existing) {
        return existing.table(validate.table())
                && migration.statements(AddConstraint.class).stream()
                        .anyMatch(add -> add.constraint().name().matches(validate.name()));
    }

    private static Finding finding(ValidateConstraint validate, Migration migration, Scene scene, RuleMetadata rule) {
        return rule.at(
                validate.location(),
                "%s validates %s under the lock that adding it took.".formatted(migration.id(), validate.name()),
                SafeWay.of("Validate it in a transaction of its own:")
                        .under(
                                "initial of a refactoring of its own, %s"
                                        .formatted(scene.changelog().nextNumber()),
                                "%s;",
                                Spelling.statement(validate))
                        .toString());
    }
}
