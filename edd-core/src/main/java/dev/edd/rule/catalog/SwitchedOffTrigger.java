package dev.edd.rule.catalog;

import dev.edd.migration.Migration;
import dev.edd.rule.Finding;
import dev.edd.rule.RuleMetadata;
import dev.edd.rule.Scene;
import dev.edd.rule.fix.SafeWay;
import dev.edd.rule.schema.Existing;
import dev.edd.sql.TableAction.ChangeTable;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Triggers and rules of an existing table that are there after a migration, and do nothing any more. */
final class SwitchedOffTrigger {
    private static final Pattern SWITCH = Pattern.compile(
            "\\s*(ENABLE|DISABLE)\\s+(?:(?:ALWAYS|REPLICA)\\s+)?(TRIGGER|RULE)\\s+(\\S+)\\s*",
            Pattern.CASE_INSENSITIVE);

    private SwitchedOffTrigger() {}

    /** Returns a finding of a rule for each. */
    static Stream<Finding> findings(Migration migration, Scene scene, RuleMetadata rule) {
        List<ChangeTable> switches = migration.statements(ChangeTable.class).stream()
                .filter(change -> SWITCH.matcher(change.text()).matches())
                .toList();
        if (switches.isEmpty()) {
            return Stream.empty();
        }
        Existing existing = new Existing(migration, scene);
        Map<String, ChangeTable> last = switches.stream()
                .collect(Collectors.toMap(SwitchedOffTrigger::key, Function.identity(), (earlier, later) -> later));
        Set<String> off = last.values().stream()
                .filter(SwitchedOffTrigger::switchesOff)
                .map(SwitchedOffTrigger::key)
                .collect(Collectors.toSet());
        return switches.stream()
                .filter(change -> switchesOff(change) && off.contains(key(change)) && existing.table(change.table()))
                .map(change -> rule.at(
                        change.location(),
                        "%s switches off %s of %s.".formatted(migration.id(), words(change), change.table()),
                        SafeWay.of("Switch it off when no one counts on it:")
                                .putOff(change.table(), change)
                                .toString()));
    }

    private static boolean switchesOff(ChangeTable change) {
        return SWITCH.matcher(change.text()).replaceFirst("$1").equalsIgnoreCase("DISABLE");
    }

    private static String key(ChangeTable change) {
        return change.table().last() + "." + name(change);
    }

    private static String name(ChangeTable change) {
        return SWITCH.matcher(change.text()).replaceFirst("$3");
    }

    private static String words(ChangeTable change) {
        String name = name(change);
        return name.equalsIgnoreCase("ALL") || name.equalsIgnoreCase("USER")
                ? "the triggers"
                : "the %s %s"
                        .formatted(
                                SWITCH.matcher(change.text()).replaceFirst("$2").toLowerCase(Locale.ROOT), name);
    }
}
