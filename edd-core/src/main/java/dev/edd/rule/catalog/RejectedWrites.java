package dev.edd.rule.catalog;

import dev.edd.migration.Migration;
import dev.edd.migration.Phase;
import dev.edd.rule.Finding;
import dev.edd.rule.PhaseRule;
import dev.edd.rule.RuleMetadata;
import dev.edd.rule.Scene;
import dev.edd.rule.fix.SafeWay;
import dev.edd.rule.schema.Existing;
import dev.edd.rule.text.Mentions;
import dev.edd.sql.Action;
import dev.edd.sql.ObjectAction.CreateObject;
import dev.edd.sql.ObjectAction.CreateRoutine;
import dev.edd.sql.ObjectAction.Kind;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Flags an initial's trigger on an existing table that can refuse a row, as far as its body tells. */
final class RejectedWrites implements PhaseRule {
    private static final RuleMetadata METADATA = RuleMetadata.warning(
            "rejected-writes", "The previous release does not know what the trigger demands, and its writes fail.");

    private static final Pattern BEFORE = Pattern.compile("\\bBEFORE\\b", Pattern.CASE_INSENSITIVE);

    @Override
    public RuleMetadata metadata() {
        return METADATA;
    }

    @Override
    public List<Class<? extends Action>> kinds() {
        return List.of(CreateRoutine.class, CreateObject.class);
    }

    @Override
    public List<Finding> check(Migration migration, Scene scene) {
        if (migration.phase() != Phase.INITIAL) {
            return List.of();
        }
        Existing existing = new Existing(migration, scene);
        return Stream.of(
                        triggers(migration, existing),
                        ReplacedGuard.findings(migration, existing, METADATA),
                        RedirectedWrites.findings(migration, existing, METADATA))
                .flatMap(found -> found)
                .toList();
    }

    private static Stream<Finding> triggers(Migration migration, Existing existing) {
        Scene scene = existing.scene();
        List<CreateRoutine> routines = migration.statements(CreateRoutine.class);
        return routines.stream()
                .filter(trigger -> trigger.kind() == Kind.TRIGGER && existing.table(trigger.on()))
                .filter(trigger -> new RoutineBody(trigger, scene).canRefuse()
                        || routines.stream()
                                .filter(routine -> routine.kind() == Kind.FUNCTION)
                                .filter(routine -> Mentions.of(routine.name(), trigger.text()))
                                .anyMatch(routine -> new RoutineBody(routine, scene).canRefuse()
                                        || (BEFORE.matcher(trigger.text()).find()
                                                && new RoutineBody(routine, scene).canLeaveOut())))
                .map(trigger -> METADATA.at(
                        trigger.location(),
                        "%s adds the trigger %s, which can refuse what is written to %s."
                                .formatted(migration.id(), trigger.name(), trigger.on()),
                        SafeWay.of("Let the trigger correct the row instead of refusing it, or create it at the end:")
                                .in(
                                        Phase.FINALIZATION,
                                        "%s;",
                                        trigger.statement().text())
                                .toString()));
    }
}
