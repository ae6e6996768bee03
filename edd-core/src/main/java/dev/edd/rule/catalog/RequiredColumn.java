package dev.edd.rule.catalog;

import dev.edd.migration.Migration;
import dev.edd.migration.Phase;
import dev.edd.rule.Finding;
import dev.edd.rule.PhaseRule;
import dev.edd.rule.RuleMetadata;
import dev.edd.rule.Scene;
import dev.edd.rule.fix.Chunks;
import dev.edd.rule.fix.ConstantFill;
import dev.edd.rule.fix.NotNull;
import dev.edd.rule.fix.SafeWay;
import dev.edd.rule.schema.Columns;
import dev.edd.rule.schema.Existing;
import dev.edd.rule.schema.OwnFill;
import dev.edd.rule.text.Assignments;
import dev.edd.rule.text.Spelling;
import dev.edd.sql.Action;
import dev.edd.sql.ColumnAction;
import dev.edd.sql.ColumnAction.AddColumn;
import dev.edd.sql.ColumnAction.Definition;
import dev.edd.sql.ColumnAction.RedefineColumn;
import dev.edd.sql.ColumnAction.SetDefault;
import dev.edd.sql.ColumnAction.SetNotNull;
import dev.edd.sql.ColumnAction.Trait;
import dev.edd.sql.DataAction.Update;
import java.util.List;

/** Flags a new column that rows must fill although no release that is running knows it. */
final class RequiredColumn implements PhaseRule {
    private static final RuleMetadata METADATA = RuleMetadata.error(
            "required-column", "Releases that are running leave the column out, so their inserts fail from now on.");

    @Override
    public RuleMetadata metadata() {
        return METADATA;
    }

    @Override
    public List<Class<? extends Action>> kinds() {
        return List.of(AddColumn.class, SetNotNull.class, RedefineColumn.class);
    }

    @Override
    public List<Finding> check(Migration migration, Scene scene) {
        if (migration.phase() == Phase.TRANSITION) {
            return List.of();
        }
        Existing existing = new Existing(migration, scene);
        return migration.statements(ColumnAction.class).stream()
                .filter(action -> action instanceof AddColumn add
                        ? isRequired(add) && !fillsItself(add, migration)
                        : forbidsNulls(action) && isNewAndEmpty(action, migration, existing))
                .filter(action -> existing.table(action.table()))
                .map(action -> METADATA.at(
                        action.location(),
                        "%s requires a value for the new column %s.".formatted(migration.id(), action.column()),
                        fix(action, existing)))
                .toList();
    }

    private static boolean isRequired(AddColumn add) {
        return add.definition().is(Trait.NOT_NULL) || add.definition().is(Trait.PRIMARY_KEY);
    }

    private static boolean forbidsNulls(ColumnAction action) {
        return action instanceof RedefineColumn redefine
                ? redefine.definition().is(Trait.NOT_NULL)
                        && !redefine.definition().is(Trait.NUMBERED)
                        && redefine.definition().defaultValue().isEmpty()
                : action instanceof SetNotNull;
    }

    private static boolean isNewAndEmpty(ColumnAction action, Migration migration, Existing existing) {
        return migration.statements(AddColumn.class).stream()
                .filter(add -> existing.adds(add, action.column()))
                .anyMatch(
                        add -> !isRequired(add) && (action instanceof RedefineColumn || !fillsItself(add, migration)));
    }

    private static boolean fillsItself(AddColumn add, Migration migration) {
        Definition definition = add.definition();
        return !definition.defaultValue().isEmpty()
                || definition.is(Trait.NUMBERED)
                || definition.is(Trait.STORED)
                || definition.is(Trait.VIRTUAL)
                || migration.statements(SetDefault.class).stream()
                        .anyMatch(set -> set.column().matches(add.column()));
    }

    private static String fix(ColumnAction action, Existing existing) {
        return existing.migration().statements(Update.class).stream()
                .filter(update -> update.table().matches(action.table())
                        && Assignments.of(update).values().keySet().stream()
                                .anyMatch(action.column().last()::equalsIgnoreCase))
                .flatMap(update -> new ConstantFill(update, existing).fix().stream())
                .findFirst()
                .orElseGet(() -> later(action, existing.scene()));
    }

    private static String later(ColumnAction action, Scene scene) {
        String column = Spelling.bare(action);
        String type = action instanceof AddColumn add
                ? add.definition().type()
                : Columns.at(scene, action).map(Definition::type).orElse("<its type>");
        SafeWay way = SafeWay.of("Let the column be null, or give it a default, until every release fills it:")
                .in(Phase.INITIAL, "ALTER TABLE %s ADD COLUMN %s %s;", action.table(), column, type)
                .in(
                        Phase.TRANSITION,
                        "%s",
                        Chunks.of(action.table(), scene)
                                .update(column + " = " + OwnFill.of(action, scene), column + " IS NULL"));
        return NotNull.forbid(way, action, scene).toString();
    }
}
