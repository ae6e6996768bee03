package dev.edd.rule.catalog;

import dev.edd.migration.Migration;
import dev.edd.rule.Finding;
import dev.edd.rule.PhaseRule;
import dev.edd.rule.RuleMetadata;
import dev.edd.rule.Scene;
import dev.edd.sql.Action;
import java.util.List;

/** Says which statements could not be judged, because nobody can tell what they do without running them. */
final class NotUnderstood implements PhaseRule {
    private static final RuleMetadata METADATA = RuleMetadata.note(
            "not-understood", "What it does is not in the file, so none of the other rules could look at it.");

    @Override
    public RuleMetadata metadata() {
        return METADATA;
    }

    @Override
    public List<Class<? extends Action>> kinds() {
        return List.of(Action.NotUnderstood.class);
    }

    @Override
    public List<Finding> check(Migration migration, Scene scene) {
        return migration.statements(Action.NotUnderstood.class).stream()
                .map(action -> METADATA.at(
                        action.location(),
                        "%s cannot be judged here: %s.".formatted(migration.id(), action.reason()),
                        "Write the statements out instead, or have a second person read this one."))
                .toList();
    }
}
