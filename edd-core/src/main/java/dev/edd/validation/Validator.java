package dev.edd.validation;

import dev.edd.migration.Changelog;
import dev.edd.migration.Directives.Directive;
import dev.edd.migration.Directives.Name;
import dev.edd.migration.Migration;
import dev.edd.migration.Nearest;
import dev.edd.rule.Finding;
import dev.edd.rule.Rule;
import dev.edd.rule.RuleMetadata;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Runs rules over a changelog. Thread-safe. */
public final class Validator {
    static final RuleMetadata UNUSED_SUPPRESSION = RuleMetadata.warning(
            "unused-suppression", "A suppression that silences nothing hides the next real finding of its rule.");

    private final List<Rule> rules;

    /** Takes the rules to run. */
    public Validator(List<Rule> rules) {
        this.rules = List.copyOf(rules);
    }

    /** Returns what the rules found and no {@code --edd allow:} silences. */
    public Validation validate(Changelog changelog) {
        List<Finding> found = new ArrayList<>();
        rules.forEach(rule -> found.addAll(rule.check(changelog)));
        Set<Finding> silenced = new HashSet<>();
        List<Finding> unused = new ArrayList<>();
        for (Migration migration : changelog.migrations()) {
            for (Directive allow : migration.directives().named(Name.ALLOW)) {
                List<Finding> matching = matching(allow, migration, found);
                silenced.addAll(matching);
                if (matching.isEmpty()) {
                    unused.add(unused(allow));
                }
            }
        }
        found.removeAll(silenced);
        found.addAll(unused);
        return new Validation(changelog, found);
    }

    private static List<Finding> matching(Directive allow, Migration migration, List<Finding> found) {
        return found.stream()
                .filter(finding -> finding.rule().id().equals(rule(allow)))
                .filter(finding ->
                        finding.location().path().equals(migration.location().path()))
                .toList();
    }

    private Finding unused(Directive allow) {
        List<String> ids = rules.stream().map(rule -> rule.metadata().id()).toList();
        String fix = ids.contains(rule(allow))
                ? "Remove the line."
                : "Remove the line, or name a rule there is, for example %s."
                        .formatted(Nearest.to(rule(allow), ids).get(0));
        return UNUSED_SUPPRESSION.at(
                allow.location(), "\"--edd allow: %s\" silences no finding.".formatted(rule(allow)), fix);
    }

    private static String rule(Directive allow) {
        return allow.value().split("\\s+", 2)[0];
    }
}
