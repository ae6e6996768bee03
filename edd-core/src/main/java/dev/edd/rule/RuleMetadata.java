package dev.edd.rule;

import dev.edd.migration.Location;

/**
 * What is the same for every finding of a rule.
 *
 * @param id the hazard in kebab case, never renamed: {@code clashing-sequence-number}
 * @param why what breaks, in one sentence
 */
public record RuleMetadata(String id, Severity severity, String why) {
    /** Returns the metadata of a rule whose findings fail the build. */
    public static RuleMetadata error(String id, String why) {
        return new RuleMetadata(id, Severity.ERROR, why);
    }

    /** Returns the metadata of a rule whose findings are shown, and fail nothing by default. */
    public static RuleMetadata warning(String id, String why) {
        return new RuleMetadata(id, Severity.WARNING, why);
    }

    /** Returns where the rule is explained, relative to the project's documentation. */
    public String page() {
        return "docs/rules/" + id + ".md";
    }

    /** Returns a finding of this rule. */
    public Finding at(Location location, String what, String fix) {
        return new Finding(this, location, what, fix);
    }
}
