package dev.edd.rule.catalog;

import dev.edd.migration.Dialect;
import dev.edd.migration.Migration;
import dev.edd.rule.Finding;
import dev.edd.rule.RuleMetadata;
import dev.edd.rule.Scene;
import dev.edd.sql.ColumnAction.SetNotNull;
import dev.edd.sql.TableAction;
import dev.edd.sql.TableAction.AddConstraint;
import dev.edd.sql.TableAction.Constraint.Trait;
import dev.edd.sql.TableAction.DropConstraint;
import dev.edd.sql.TableAction.ValidateConstraint;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
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
                .filter(set -> !isProven(set, scene))
                .map(set -> rule.at(
                        set.location(),
                        "%s looks for nulls in every row of %s.".formatted(migration.id(), set.table()),
                        fix(set, scene)));
    }

    /** Returns whether a check that holds for all rows lets PostgreSQL know that there is no null. */
    private static boolean isProven(SetNotNull set, Scene scene) {
        Pattern check = Pattern.compile(
                "[\\s(]*\"?" + Pattern.quote(set.column().last()) + "\"?\\s+IS\\s+NOT\\s+NULL[\\s)]*(?:NO.*)?",
                Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
        Set<String> unchecked = new HashSet<>();
        Set<String> proofs = new HashSet<>();
        for (Migration migration : scene.about(set.table())) {
            for (TableAction action : before(set, migration)) {
                if (action instanceof AddConstraint add
                        && check.matcher(add.constraint().body()).matches()) {
                    boolean later = add.constraint().is(Trait.NOT_VALID);
                    (later ? unchecked : proofs).add(add.constraint().name().last());
                } else if (action instanceof ValidateConstraint proof
                        && unchecked.contains(proof.name().last())) {
                    proofs.add(proof.name().last());
                } else if (action instanceof DropConstraint drop) {
                    proofs.remove(drop.name().last());
                }
            }
            if (migration.statements().contains(set)) {
                break;
            }
        }
        return !proofs.isEmpty();
    }

    private static List<TableAction> before(SetNotNull set, Migration migration) {
        int end = migration.statements().indexOf(set);
        return migration
                .statements()
                .subList(0, end < 0 ? migration.statements().size() : end)
                .stream()
                .filter(statement -> statement instanceof TableAction action
                        && action.table().matches(set.table()))
                .map(TableAction.class::cast)
                .toList();
    }

    private static String fix(SetNotNull set, Scene scene) {
        return NotNull.forbid(
                        SafeWay.of("Demand it of new rows first, and prove it without a lock before it is relied on:"),
                        set,
                        scene)
                .toString();
    }
}
