package dev.edd.rule.catalog;

import dev.edd.migration.Migration;
import dev.edd.migration.Phase;
import dev.edd.rule.Finding;
import dev.edd.rule.RuleMetadata;
import dev.edd.rule.Scene;
import dev.edd.rule.fix.SafeWay;
import dev.edd.rule.schema.Creations;
import dev.edd.rule.schema.Existing;
import dev.edd.sql.ObjectAction.CreateRoutine;
import dev.edd.sql.ObjectAction.Kind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Functions that triggers call which are there already, and that refuse rows from now on. */
final class ReplacedGuard {
    private static final Function<Scene, ReplacedGuard> ALL = Scene.Fact.ofAll(ReplacedGuard::new);

    private static final Pattern CALL = Pattern.compile(
            "\\bEXECUTE\\s+(?:FUNCTION|PROCEDURE)\\s+(?:[\\w\"]+\\.)*\"?(\\w+)", Pattern.CASE_INSENSITIVE);

    private final Map<String, List<CreateRoutine>> functions = new HashMap<>();
    private final Map<String, List<CreateRoutine>> triggers = new HashMap<>();

    private ReplacedGuard(Scene scene) {
        for (Migration migration : scene.changelog().migrations()) {
            for (CreateRoutine routine : migration.statements(CreateRoutine.class)) {
                if (routine.kind() == Kind.FUNCTION) {
                    under(functions, routine.name().last()).add(routine);
                } else if (routine.kind() == Kind.TRIGGER) {
                    Matcher call = CALL.matcher(routine.text());
                    if (call.find()) {
                        under(triggers, call.group(1)).add(routine);
                    }
                }
            }
        }
    }

    private static ReplacedGuard all(Scene scene) {
        return ALL.apply(scene);
    }

    private static List<CreateRoutine> under(Map<String, List<CreateRoutine>> routines, String name) {
        return routines.computeIfAbsent(name, unseen -> new ArrayList<>(1));
    }

    /** Returns a finding of a rule for each that a migration replaces. */
    static Stream<Finding> findings(Migration migration, Existing existing, RuleMetadata rule) {
        Scene scene = existing.scene();
        return migration.statements(CreateRoutine.class).stream()
                .filter(function -> function.kind() == Kind.FUNCTION && function.replaces())
                .filter(function -> new RoutineBody(function, scene).canRefuse())
                .filter(function -> all(scene)
                        .before(function)
                        .filter(before -> !new RoutineBody(before, scene).canRefuse())
                        .isPresent())
                .flatMap(function -> all(scene)
                        .triggers
                        .getOrDefault(function.name().last(), List.of())
                        .stream()
                        .filter(trigger -> existing.table(trigger.on()))
                        .filter(trigger -> Creations.in(migration, scene)
                                .of(trigger.name())
                                .findAny()
                                .isEmpty())
                        .limit(1)
                        .map(trigger -> rule.at(
                                function.location(),
                                "%s replaces the function %s, by which the trigger %s can refuse what is written to %s."
                                        .formatted(migration.id(), function.name(), trigger.name(), trigger.on()),
                                fix(function))));
    }

    private static String fix(CreateRoutine function) {
        return SafeWay.of("Let it correct the row instead of refusing it, or replace it at the end:")
                .in(Phase.FINALIZATION, "%s;", function.statement().text())
                .toString();
    }

    private Optional<CreateRoutine> before(CreateRoutine function) {
        List<CreateRoutine> named = functions.getOrDefault(function.name().last(), List.of());
        int place = named.indexOf(function);
        return place < 1 ? Optional.empty() : Optional.of(named.get(place - 1));
    }
}
