package dev.edd.rule.catalog;

import dev.edd.migration.Dialect;
import dev.edd.migration.Migration;
import dev.edd.migration.Phase;
import dev.edd.rule.Finding;
import dev.edd.rule.PhaseRule;
import dev.edd.rule.RuleMetadata;
import dev.edd.rule.Scene;
import dev.edd.rule.schema.Existing;
import dev.edd.rule.text.Signature;
import dev.edd.sql.Action;
import dev.edd.sql.ObjectAction;
import dev.edd.sql.ObjectAction.CreateRoutine;
import dev.edd.sql.ObjectAction.DropObject;
import dev.edd.sql.ObjectAction.Kind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Flags an initial's routine that takes the same arguments as one that is there, thanks to defaults. */
final class AmbiguousCall implements PhaseRule {
    private static final RuleMetadata METADATA = RuleMetadata.error(
                    "ambiguous-call",
                    "The previous release leaves the optional arguments out, and PostgreSQL cannot tell which routine is meant.")
            .on(Dialect.POSTGRESQL);

    private static final Function<Scene, Map<String, List<ObjectAction>>> BY_NAME =
            Scene.Fact.ofAll(AmbiguousCall::byName);

    @Override
    public RuleMetadata metadata() {
        return METADATA;
    }

    @Override
    public List<Class<? extends Action>> kinds() {
        return List.of(CreateRoutine.class);
    }

    @Override
    public List<Finding> check(Migration migration, Scene scene) {
        if (migration.phase() != Phase.INITIAL) {
            return List.of();
        }
        Existing existing = new Existing(migration, scene);
        return migration.statements(CreateRoutine.class).stream()
                .filter(made -> made.kind() == Kind.FUNCTION || made.kind() == Kind.PROCEDURE)
                .flatMap(made -> other(made, existing).map(other -> finding(made, other, migration)).stream())
                .toList();
    }

    private static Map<String, List<ObjectAction>> byName(Scene scene) {
        Map<String, List<ObjectAction>> byName = new HashMap<>();
        for (Migration migration : scene.changelog().migrations()) {
            for (ObjectAction action : migration.statements(ObjectAction.class)) {
                if (action instanceof CreateRoutine || action instanceof DropObject) {
                    byName.computeIfAbsent(action.name().last(), unseen -> new ArrayList<>(1))
                            .add(action);
                }
            }
        }
        return byName;
    }

    /** Returns a routine from before that takes the same arguments; a drop takes all of its name away. */
    private static Optional<CreateRoutine> other(CreateRoutine made, Existing existing) {
        Optional<CreateRoutine> other = Optional.empty();
        for (ObjectAction earlier :
                BY_NAME.apply(existing.scene()).getOrDefault(made.name().last(), List.of())) {
            if (earlier.equals(made)) {
                return other;
            }
            if (earlier.name().parts().equals(made.name().parts()) && earlier.kind() == made.kind()) {
                boolean rival = earlier instanceof CreateRoutine routine
                        && !existing.migration().statements().contains(routine)
                        && Signature.of(made.text()).isMistakenFor(Signature.of(routine.text()));
                other = rival
                        ? Optional.of((CreateRoutine) earlier)
                        : earlier instanceof DropObject ? Optional.empty() : other;
            }
        }
        return other;
    }

    private static Finding finding(CreateRoutine made, CreateRoutine other, Migration migration) {
        return METADATA.at(
                made.location(),
                "%s creates %s beside the one of %s, which takes the same arguments."
                        .formatted(migration.id(), made.name(), other.location()),
                "Give the new one another name, or leave its DEFAULT out, so that each call fits one of the two only.");
    }
}
