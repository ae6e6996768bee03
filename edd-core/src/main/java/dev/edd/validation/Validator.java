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
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Runs rules over a changelog. Thread-safe. */
public final class Validator {
    static final RuleMetadata UNUSED_SUPPRESSION = RuleMetadata.warning(
            "unused-suppression", "A suppression that silences nothing hides the next real finding of its rule.");

    private final List<Rule> rules;
    private final List<PhaseRule> phaseRules;
    private final List<PhaseRule> onRequest;

    /** Takes the rules to run. */
    public Validator(List<Rule> rules, List<PhaseRule> phaseRules) {
        this(rules, phaseRules, List.of());
    }

    /** Takes the rules to run, and those that run only where the policy says how grave they are. */
    public Validator(List<Rule> rules, List<PhaseRule> phaseRules, List<PhaseRule> onRequest) {
        this.rules = List.copyOf(rules);
        this.phaseRules = List.copyOf(phaseRules);
        this.onRequest = List.copyOf(onRequest);
    }

    /** Returns what the rules found and no {@code --edd allow:} silences. */
    public Validation validate(Changelog changelog, Basis basis, Policy policy) {
        Suppressions suppressions = new Suppressions(changelog);
        List<Finding> found = new ArrayList<>(structure(changelog));
        found.addAll(new PhaseSafety(running(policy), basis.engine()).check(changelog));
        List<Finding> findings = suppressions.remaining(found);
        suppressions.unused().stream()
                .filter(allow -> concerns(allow, basis, policy))
                .forEach(allow -> findings.add(unused(allow)));
        return withGone(
                weighed(new Validation(changelog, basis, findings, 0, policy.failOn()), policy), findings, policy);
    }

    /** Whoever looks at everything can tell what is gone from the baseline. */
    private static Validation withGone(Validation validation, List<Finding> found, Policy policy) {
        Set<Fingerprint> gone = new HashSet<>(policy.baseline().known());
        if (gone.isEmpty()) {
            return validation;
        }
        Function<Finding, Fingerprint> fingerprints = Fingerprint.in(validation.changelog());
        found.stream().map(fingerprints).forEach(gone::remove);
        return new Validation(
                validation.changelog(),
                validation.basis(),
                validation.findings(),
                validation.known(),
                validation.failOn(),
                List.copyOf(gone));
    }

    /** Returns what keeps a changelog from being planned, whatever its statements do. */
    public Validation check(Changelog changelog, Policy policy) {
        List<Finding> findings = new Suppressions(changelog).remaining(structure(changelog));
        return weighed(new Validation(changelog, Basis.NONE, findings, 0, policy.failOn()), policy);
    }

    /** Returns what is wrong with some migrations of a changelog that has a sound structure. */
    public Validation judge(Changelog changelog, Basis basis, Policy policy, Predicate<Migration> judged) {
        List<Finding> found = new PhaseSafety(running(policy), basis.engine()).check(changelog, judged);
        List<Finding> findings = new Suppressions(changelog).remaining(found);
        return weighed(new Validation(changelog, basis, findings, 0, policy.failOn()), policy);
    }

    private static Validation weighed(Validation validation, Policy policy) {
        List<Finding> weighed = policy.weigh(validation.findings());
        Set<Fingerprint> known = policy.baseline().known();
        List<Finding> findings = weighed;
        if (!known.isEmpty()) {
            Function<Finding, Fingerprint> fingerprints = Fingerprint.in(validation.changelog());
            findings = weighed.stream()
                    .filter(finding -> finding.rule().structural() || !known.contains(fingerprints.apply(finding)))
                    .toList();
        }
        return new Validation(
                validation.changelog(),
                validation.basis(),
                findings,
                weighed.size() - findings.size(),
                validation.failOn());
    }

    /** Returns every rule, those included that only this class checks. */
    public List<RuleMetadata> rules() {
        return Stream.of(
                        rules.stream().map(Rule::metadata),
                        phaseRules.stream().map(PhaseRule::metadata),
                        onRequest.stream().map(PhaseRule::metadata),
                        Stream.of(UNUSED_SUPPRESSION))
                .flatMap(each -> each)
                .toList();
    }

    private List<Finding> structure(Changelog changelog) {
        return rules.stream().flatMap(rule -> rule.check(changelog).stream()).toList();
    }

    private List<PhaseRule> running(Policy policy) {
        return Stream.concat(phaseRules.stream(), onRequest.stream().filter(rule -> policy.asksFor(rule.metadata())))
                .toList();
    }

    /** A suppression of a rule for another database waits for that database, one of a rule on request for the request. */
    private boolean concerns(Directive allow, Basis basis, Policy policy) {
        return Stream.concat(phaseRules.stream(), onRequest.stream())
                .filter(rule -> rule.metadata().id().equals(Suppressions.rule(allow)))
                .allMatch(rule -> rule.metadata().concerns(basis.engine().dialect())
                        && (phaseRules.contains(rule) || policy.asksFor(rule.metadata())));
    }

    private Finding unused(Directive allow) {
        Map<String, RuleMetadata> known = new TreeMap<>();
        rules().forEach(rule -> known.put(rule.id(), rule));
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
}
