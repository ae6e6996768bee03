package dev.edd.rule.catalog;

import dev.edd.migration.Migration;
import dev.edd.migration.Phase;
import dev.edd.rule.Finding;
import dev.edd.rule.PhaseRule;
import dev.edd.rule.RuleMetadata;
import dev.edd.rule.Scene;
import dev.edd.rule.fix.Chunks;
import dev.edd.rule.fix.NotNull;
import dev.edd.rule.fix.SafeWay;
import dev.edd.rule.fix.SecondColumnName;
import dev.edd.rule.schema.Columns;
import dev.edd.rule.schema.Existing;
import dev.edd.rule.schema.NotNullProofs;
import dev.edd.rule.schema.OwnFill;
import dev.edd.rule.schema.TypeChange;
import dev.edd.rule.text.Mentions;
import dev.edd.rule.text.Spelling;
import dev.edd.sql.Action;
import dev.edd.sql.ColumnAction;
import dev.edd.sql.ColumnAction.RedefineColumn;
import dev.edd.sql.ColumnAction.SetNotNull;
import dev.edd.sql.ColumnAction.Trait;
import dev.edd.sql.TableAction.AddConstraint;
import java.util.List;
import java.util.stream.Stream;

/** Flags an initial that forbids nulls in a column that may have them. */
final class NotNullTooEarly implements PhaseRule {
    private static final RuleMetadata METADATA = RuleMetadata.error(
            "not-null-too-early", "The previous release may still write nulls, and its writes fail from now on.");

    @Override
    public RuleMetadata metadata() {
        return METADATA;
    }

    @Override
    public List<Class<? extends Action>> kinds() {
        return List.of(SetNotNull.class, RedefineColumn.class);
    }

    @Override
    public List<Finding> check(Migration migration, Scene scene) {
        if (migration.phase() != Phase.INITIAL) {
            return List.of();
        }
        Existing existing = new Existing(migration, scene);
        return Stream.<ColumnAction>concat(
                        migration.statements(SetNotNull.class).stream(),
                        migration.statements(RedefineColumn.class).stream()
                                .filter(redefine -> redefine.definition().is(Trait.NOT_NULL))
                                .filter(redefine -> !redefine.definition().is(Trait.NUMBERED))
                                .filter(redefine -> !isSaidOfItsType(redefine, migration, scene)))
                .filter(action -> existing.column(action.table(), action.column()))
                .filter(action -> !isNotNull(action, scene))
                .map(action -> METADATA.at(
                        action.location(),
                        "%s forbids nulls in %s%s."
                                .formatted(
                                        migration.id(),
                                        action.column(),
                                        isKnown(action, scene) ? "" : ", if it took them before"),
                        fix(action, scene)))
                .toList();
    }

    /** Returns whether another finding says so already, of a column of which nothing is known. */
    private static boolean isSaidOfItsType(RedefineColumn redefine, Migration migration, Scene scene) {
        return TypeChange.in(migration, scene).stream()
                .anyMatch(
                        change -> change.action().equals(redefine) && !change.keepsValues() && change.mayForbidNulls());
    }

    private static boolean isKnown(ColumnAction action, Scene scene) {
        return action instanceof SetNotNull || Columns.at(scene, action).isPresent();
    }

    private static boolean isNotNull(ColumnAction action, Scene scene) {
        if (action instanceof SetNotNull set && NotNullProofs.prove(set, scene) && !isCheckedAnew(set, scene)) {
            return true;
        }
        return Columns.at(scene, action)
                .filter(before ->
                        before.is(Trait.NOT_NULL) || before.is(Trait.PRIMARY_KEY) || before.is(Trait.NUMBERED))
                .isPresent();
    }

    /** Returns whether the refactoring itself adds a check of the column, which the previous release does not know either. */
    private static boolean isCheckedAnew(SetNotNull set, Scene scene) {
        return scene.refactoring().migrations().stream()
                .flatMap(migration -> migration.statements(AddConstraint.class).stream())
                .anyMatch(add -> add.table().matches(set.table())
                        && Mentions.of(set.column(), add.constraint().body()));
    }

    private static String fix(ColumnAction action, Scene scene) {
        String column = Spelling.bare(action);
        SafeWay way = SafeWay.of(
                        "Let the next release write no more nulls, fill those there are, and forbid them at the end:")
                .in(
                        Phase.TRANSITION,
                        "%s",
                        Chunks.of(action.table(), scene)
                                .update(column + " = " + OwnFill.of(action, scene), column + " IS NULL"));
        return SecondColumnName.ofWhole(action, scene)
                .orElseGet(() -> NotNull.forbid(way, action, scene).toString());
    }
}
