package dev.edd.rule.catalog;

import dev.edd.migration.Migration;
import dev.edd.migration.Statement;
import dev.edd.rule.Finding;
import dev.edd.rule.RuleMetadata;
import dev.edd.rule.fix.SafeWay;
import dev.edd.rule.schema.CascadingKeys;
import dev.edd.rule.schema.Existing;
import dev.edd.rule.schema.TableElements;
import dev.edd.sql.Action;
import dev.edd.sql.TableAction.AddConstraint;
import dev.edd.sql.TableAction.CreateTable;
import dev.edd.sql.TableAction.DropConstraint;
import java.util.List;
import java.util.stream.Stream;

/** Foreign keys that delete or change rows along with those of another table, until they are dropped. */
final class LostCascade {
    private LostCascade() {}

    /** Returns a finding of a rule for each that a migration drops and does not add again. */
    static Stream<Finding> findings(Existing existing, RuleMetadata rule) {
        Migration migration = existing.migration();
        return migration.statements(DropConstraint.class).stream()
                .filter(drop -> existing.table(drop.table()) && cascades(drop, existing))
                .filter(drop -> migration.statements(AddConstraint.class).stream()
                        .noneMatch(add -> add.table().matches(drop.table()) && cascades(add)))
                .map(drop -> rule.at(
                        drop.location(),
                        "%s drops the foreign key %s, which changes rows of %s along with others."
                                .formatted(migration.id(), drop.name(), drop.table()),
                        SafeWay.of("Drop it when no one counts on it:")
                                .putOff(drop.table(), drop)
                                .toString()));
    }

    private static boolean cascades(DropConstraint drop, Existing existing) {
        return existing.scene().about(drop.table()).stream()
                .takeWhile(earlier -> !earlier.equals(existing.migration()))
                .flatMap(earlier -> earlier.statements().stream())
                .flatMap(statement -> added(statement, existing).stream())
                .anyMatch(add -> add.constraint().name().matches(drop.name()) && cascades(add));
    }

    private static boolean cascades(AddConstraint add) {
        return CascadingKeys.CASCADES.matcher(add.text()).find();
    }

    private static List<AddConstraint> added(Statement statement, Existing existing) {
        Stream<? extends Action> actions = statement instanceof CreateTable create
                ? TableElements.of(create, existing.scene()).all().stream()
                : Stream.of((Action) statement);
        return actions.filter(AddConstraint.class::isInstance)
                .map(AddConstraint.class::cast)
                .toList();
    }
}
