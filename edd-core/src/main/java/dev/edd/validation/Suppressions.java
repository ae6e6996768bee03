package dev.edd.validation;

import dev.edd.migration.Changelog;
import dev.edd.migration.ChangesetKey;
import dev.edd.migration.Directives.Directive;
import dev.edd.migration.Directives.Name;
import dev.edd.migration.Migration;
import dev.edd.rule.Finding;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The {@code --edd allow:} lines of a changelog, and which of them silenced something. */
final class Suppressions {
    private final Owners owners;
    private final Map<ChangesetKey, List<Directive>> allowed = new LinkedHashMap<>();
    private final Set<Directive> used = new HashSet<>();

    Suppressions(Changelog changelog) {
        this.owners = new Owners(changelog);
        for (Migration migration : changelog.migrations()) {
            List<Directive> directives = migration.directives().named(Name.ALLOW);
            if (!directives.isEmpty()) {
                allowed.put(migration.source().changeset(), directives);
            }
        }
    }

    /** Returns the findings that no line silences. */
    List<Finding> remaining(List<Finding> findings) {
        List<Finding> remaining = new ArrayList<>();
        for (Finding finding : findings) {
            if (!isSilenced(finding)) {
                remaining.add(finding);
            }
        }
        return remaining;
    }

    private boolean isSilenced(Finding finding) {
        if (finding.rule().structural() || allowed.isEmpty()) {
            return false;
        }
        List<Directive> matching = owners.of(finding.location()).stream()
                .flatMap(migration -> allowed.getOrDefault(migration.source().changeset(), List.of()).stream())
                .filter(allow -> rule(allow).equals(finding.rule().id()))
                .toList();
        used.addAll(matching);
        return !matching.isEmpty();
    }

    /** Returns the lines that have silenced nothing. */
    List<Directive> unused() {
        return allowed.values().stream()
                .flatMap(List::stream)
                .filter(allow -> !used.contains(allow))
                .toList();
    }

    /** Returns the rule that a line names. */
    static String rule(Directive allow) {
        return allow.value().split("\\s+", 2)[0];
    }
}
