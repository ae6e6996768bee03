package dev.edd.validation;

import dev.edd.migration.Changelog;
import dev.edd.rule.Finding;
import dev.edd.rule.Severity;
import java.util.List;

/**
 * What the rules found in a changelog.
 *
 * @param basis the database it was judged for
 * @param findings by location, then rule; suppressed ones are left out
 */
public record Validation(Changelog changelog, Basis basis, List<Finding> findings) {
    public Validation {
        findings = findings.stream().sorted().toList();
    }

    /** Returns whether something was found that must not reach a database. */
    public boolean failed() {
        return !failures().isEmpty();
    }

    /** Returns the findings that must not reach a database. */
    public List<Finding> failures() {
        return findings.stream()
                .filter(finding -> finding.rule().severity() == Severity.ERROR)
                .toList();
    }

    /** Returns how many findings have that severity. */
    public long count(Severity severity) {
        return findings.stream()
                .filter(finding -> finding.rule().severity() == severity)
                .count();
    }
}
