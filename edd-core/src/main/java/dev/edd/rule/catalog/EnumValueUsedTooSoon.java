package dev.edd.rule.catalog;

import dev.edd.migration.Dialect;
import dev.edd.migration.Migration;
import dev.edd.migration.Statement;
import dev.edd.rule.Finding;
import dev.edd.rule.PhaseRule;
import dev.edd.rule.RuleMetadata;
import dev.edd.rule.Scene;
import dev.edd.rule.fix.SafeWay;
import dev.edd.rule.schema.Existing;
import dev.edd.sql.Action;
import dev.edd.sql.ObjectAction.AddEnumValue;
import dev.edd.sql.ObjectAction.Comment;
import dev.edd.sql.ObjectAction.CreateRoutine;
import java.util.List;
import java.util.Optional;

/** Flags a new value of an enumerated type that is used before the transaction which adds it is over. */
final class EnumValueUsedTooSoon implements PhaseRule {
    private static final RuleMetadata METADATA = RuleMetadata.error(
                    "enum-value-used-too-soon",
                    "PostgreSQL refuses to use the value before the transaction that adds it is over.")
            .on(Dialect.POSTGRESQL);

    @Override
    public RuleMetadata metadata() {
        return METADATA;
    }

    @Override
    public List<Class<? extends Action>> kinds() {
        return List.of(AddEnumValue.class);
    }

    @Override
    public List<Finding> check(Migration migration, Scene scene) {
        Existing existing = new Existing(migration, scene);
        return migration.statements(AddEnumValue.class).stream()
                .filter(add -> migration.runsInTransaction() && !existing.createsBefore(add, add.name()))
                .flatMap(add -> use(add, migration).stream()
                        .map(use -> METADATA.at(
                                use.location(),
                                "%s uses the value '%s' that it adds to %s."
                                        .formatted(migration.id(), add.value(), add.name()),
                                SafeWay.of("Add the value in a refactoring before this one:")
                                        .under(
                                                "its initial",
                                                "%s;",
                                                add.statement().text())
                                        .toString())))
                .toList();
    }

    /** Returns the first statement behind it that has the value as a literal and is not kept for later. */
    private static Optional<Action> use(AddEnumValue add, Migration migration) {
        List<Statement> all = migration.statements();
        String literal = "'" + add.value() + "'";
        return all.subList(all.indexOf(add) + 1, all.size()).stream()
                .map(Action.class::cast)
                .filter(action -> !(action instanceof AddEnumValue)
                        && !(action instanceof CreateRoutine)
                        && !(action instanceof Comment))
                .filter(action -> action.text().contains(literal))
                .findFirst();
    }
}
