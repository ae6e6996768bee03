package dev.edd.rule.catalog;

import dev.edd.migration.Migration;
import dev.edd.migration.Phase;
import dev.edd.rule.Finding;
import dev.edd.rule.PhaseRule;
import dev.edd.rule.RuleMetadata;
import dev.edd.rule.Scene;
import dev.edd.sql.Action;
import dev.edd.sql.ColumnAction;
import dev.edd.sql.ColumnAction.ChangeGeneration;
import dev.edd.sql.ColumnAction.Definition;
import dev.edd.sql.ColumnAction.DropDefault;
import dev.edd.sql.ColumnAction.RedefineColumn;
import dev.edd.sql.ColumnAction.SetDefault;
import dev.edd.sql.ColumnAction.Trait;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Flags an initial that takes away the default that the previous release's inserts rely on. */
final class DefaultRemovedTooEarly implements PhaseRule {
    private static final RuleMetadata METADATA = RuleMetadata.error(
            "default-removed-too-early",
            "The previous release leaves the column out of its inserts, which then fail or write null.");

    @Override
    public RuleMetadata metadata() {
        return METADATA;
    }

    @Override
    public List<Class<? extends Action>> kinds() {
        return List.of(DropDefault.class, SetDefault.class, ChangeGeneration.class, RedefineColumn.class);
    }

    @Override
    public List<Finding> check(Migration migration, Scene scene) {
        if (migration.phase() != Phase.INITIAL) {
            return List.of();
        }
        Existing existing = new Existing(migration, scene);
        return Stream.of(DropDefault.class, SetDefault.class, ChangeGeneration.class, RedefineColumn.class)
                .flatMap(kind -> migration.statements(kind).stream())
                .filter(action -> existing.table(action.table()))
                .filter(action -> isLost(action, existing, scene))
                .map(action -> METADATA.at(
                        action.location(),
                        "%s takes away the default of %s.".formatted(migration.id(), action.column()),
                        fix(action)))
                .toList();
    }

    private static boolean isLost(ColumnAction action, Existing existing, Scene scene) {
        Optional<Definition> before = Columns.at(scene, action);
        if (action instanceof RedefineColumn redefine) {
            return before.filter(DefaultRemovedTooEarly::isFilled).isPresent() && !isFilled(redefine.definition());
        }
        if (action instanceof ChangeGeneration) {
            return action.text().matches("(?is).*\\bDROP\\s+IDENTITY\\b.*");
        }
        if (action instanceof SetDefault set && !set.expression().equalsIgnoreCase("NULL")) {
            return false;
        }
        // A column that is new and may be null is one that the previous release need not fill.
        return existing.added(action.column()).isEmpty()
                || before.filter(old -> old.is(Trait.NOT_NULL)).isPresent();
    }

    private static boolean isFilled(Definition definition) {
        boolean isNull = definition.defaultValue().equalsIgnoreCase("NULL");
        return (!definition.defaultValue().isEmpty() && !isNull) || definition.is(Trait.NUMBERED);
    }

    private static String fix(ColumnAction action) {
        String sql = action instanceof DropDefault || action instanceof SetDefault
                ? "ALTER TABLE %s ALTER COLUMN %s DROP DEFAULT;".formatted(action.table(), Spelling.bare(action))
                : "ALTER TABLE %s %s;".formatted(action.table(), action.text());
        return SafeWay.of("Let the next release name a value in every insert, and take the default away at the end:")
                .in(Phase.FINALIZATION, "%s", sql)
                .toString();
    }
}
