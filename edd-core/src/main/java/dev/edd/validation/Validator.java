package dev.edd.validation;

import dev.edd.migration.Changelog;
import dev.edd.migration.Directives.Directive;
import dev.edd.migration.Migration;
import dev.edd.migration.Nearest;
import dev.edd.rule.Finding;
import dev.edd.rule.PhaseRule;
import dev.edd.rule.PhaseSafety;
import dev.edd.rule.Rule;
import dev.edd.rule.RuleMetadata;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;

/** Runs rules over a changelog. Thread-safe. */
public final class Validator {
    static final RuleMetadata UNUSED_SUPPRESSION = RuleMetadata.warning(
            "unused-suppression", "A suppression that silences nothing hides the next real finding of its rule.");

    private final List<Rule> rules;
    private final List<PhaseRule> phaseRules;

    /** Takes the rules to run. */
    public Validator(List<Rule> rules, List<PhaseRule> phaseRules) {
        this.rules = List.copyOf(rules);
        this.phaseRules = List.copyOf(phaseRules);
    }

    /** Returns what the rules found and no {@code --edd allow:} silences. */
    public Validation validate(Changelog changelog, Basis basis) {
        Suppressions suppressions = new Suppressions(changelog);
        List<Finding> found = new ArrayList<>(structure(changelog));
        found.addAll(new PhaseSafety(phaseRules, basis.engine()).check(changelog));
        List<Finding> findings = suppressions.remaining(found);
        suppressions.unused().stream()
                .filter(allow -> concerns(allow, basis))
                .forEach(allow -> findings.add(unused(allow)));
        return new Validation(changelog, basis, findings);
    }

    /** Returns what keeps a changelog from being planned, whatever its statements do. */
    public Validation check(Changelog changelog) {
        return new Validation(changelog, Basis.NONE, structure(changelog));
    }

    /** Returns what is wrong with some migrations of a changelog that has a sound structure. */
    public Validation judge(Changelog changelog, Basis basis, Predicate<Migration> judged) {
        List<Finding> found = new PhaseSafety(phaseRules, basis.engine()).check(changelog, judged);
        return new Validation(changelog, basis, new Suppressions(changelog).remaining(found));
    }

    private List<Finding> structure(Changelog changelog) {
        return rules.stream().flatMap(rule -> rule.check(changelog).stream()).toList();
    }

    /** A suppression of a rule for another database waits for that database. */
    private boolean concerns(Directive allow, Basis basis) {
        return phaseRules.stream()
                .map(PhaseRule::metadata)
                .filter(rule -> rule.id().equals(Suppressions.rule(allow)))
                .allMatch(rule -> rule.concerns(basis.engine().dialect()));
    }

    private Finding unused(Directive allow) {
        Map<String, RuleMetadata> known = metadata();
        RuleMetadata rule = known.get(Suppressions.rule(allow));
        String fix = rule == null
                ? "Remove the line, or name a rule there is, for example %s."
                        .formatted(Nearest.to(Suppressions.rule(allow), known.keySet())
                                .get(0))
                : rule.structural()
                        ? "Remove the line: nothing can be planned while this rule is not kept, whatever the reason."
                        : "Remove the line.";
        return UNUSED_SUPPRESSION.at(
                allow.location(), "\"--edd allow: %s\" silences no finding.".formatted(Suppressions.rule(allow)), fix);
    }

    private Map<String, RuleMetadata> metadata() {
        Map<String, RuleMetadata> known = new TreeMap<>();
        rules.forEach(rule -> known.put(rule.metadata().id(), rule.metadata()));
        phaseRules.forEach(rule -> known.put(rule.metadata().id(), rule.metadata()));
        return known;
    }
}
