package dev.edd.rule.catalog;

import dev.edd.migration.Migration;
import dev.edd.rule.Finding;
import dev.edd.rule.PhaseRule;
import dev.edd.rule.RuleMetadata;
import dev.edd.rule.Scene;
import dev.edd.sql.Action;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Says which statements could not be judged, because nobody can tell what they do without running them. */
final class NotUnderstood implements PhaseRule {
    private static final RuleMetadata METADATA = RuleMetadata.note(
            "not-understood", "What it does is not in the file, so none of the other rules could look at it.");

    private static final String CALLS = "it calls ";

    /** Does nothing yet: what it prepares is run by the other one. */
    private static final Pattern PREPARE = Pattern.compile("\\s*PREPARE\\s+([\\w`]+)", Pattern.CASE_INSENSITIVE);

    private static final Pattern EXECUTE = Pattern.compile("\\s*EXECUTE\\s+([\\w`]+)", Pattern.CASE_INSENSITIVE);

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
        List<Action.NotUnderstood> all = migration.statements(Action.NotUnderstood.class);
        Map<String, Integer> calls = new LinkedHashMap<>();
        Set<String> executed = new HashSet<>();
        all.forEach(action -> {
            calls.merge(action.reason(), 1, Integer::sum);
            executed.add(name(EXECUTE, action));
        });
        Set<String> told = new HashSet<>();
        return all.stream()
                .filter(action -> !action.reason().startsWith(CALLS) || told.add(action.reason()))
                .filter(action -> name(PREPARE, action).isEmpty() || !executed.contains(name(PREPARE, action)))
                .map(action -> finding(action, calls.getOrDefault(action.reason(), 1), migration))
                .toList();
    }

    /** A routine that is called over and over is one thing to look at. */
    private static Finding finding(Action.NotUnderstood action, int times, Migration migration) {
        boolean again = action.reason().startsWith(CALLS) && times > 1;
        return METADATA.at(
                action.location(),
                "%s cannot be judged here: %s%s."
                        .formatted(migration.id(), action.reason(), again ? ", %s times in all".formatted(times) : ""),
                "Write the statements out instead, or have a second person read this one.");
    }

    private static String name(Pattern verb, Action.NotUnderstood action) {
        Matcher named = verb.matcher(action.text());
        return named.lookingAt() ? named.group(1).toLowerCase(Locale.ROOT) : "";
    }
}
