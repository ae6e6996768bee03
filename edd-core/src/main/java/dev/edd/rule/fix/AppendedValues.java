package dev.edd.rule.fix;

import dev.edd.migration.Phase;
import dev.edd.rule.schema.TypeChange;
import dev.edd.rule.text.Outline;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Writes how an enum of MySQL's gets new values without being copied: behind the old ones, as their places are stored. */
record AppendedValues(TypeChange change) {
    /** Returns the fix; empty where the change is about no enum that only gets new values. */
    Optional<String> fix() {
        List<String> before = Outline.listed(change.old());
        List<String> values = new ArrayList<>(before);
        Outline.listed(change.type()).stream()
                .filter(value -> !before.contains(value))
                .forEach(values::add);
        boolean grows = change.to().name().equals("enum")
                && change.from().filter(old -> old.name().equals("enum")).isPresent()
                && change.keepsValues()
                && values.size() > before.size();
        return grows
                ? Optional.of(SafeWay.of("Append the new values: what is stored of a value is its place in the list:")
                        .in(Phase.INITIAL, "ALTER TABLE %s %s;", change.action().table(), with(values))
                        .toString())
                : Optional.empty();
    }

    private String with(List<String> values) {
        String type = change.type();
        return change.action()
                .text()
                .strip()
                .replace(
                        type.substring(type.indexOf('('), type.lastIndexOf(')') + 1),
                        "(%s)".formatted(String.join(", ", values)));
    }
}
