package dev.edd.validation;

import dev.edd.migration.Changelog;
import dev.edd.rule.Finding;
import dev.edd.rule.Severity;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What the rules found in a changelog.
 *
 * @param basis the database it was judged for
 * @param findings by location, then rule; suppressed ones are left out
 * @param known how many more there are that the baseline holds
 * @param failOn the least severity that counts as failure
 * @param gone what the baseline holds and nobody finds any more, sorted by path, then rule
 */
public record Validation(
        Changelog changelog, Basis basis, List<Finding> findings, int known, Severity failOn, List<Fingerprint> gone) {
    public Validation {
        findings = findings.stream().sorted().toList();
        gone = gone.stream()
                .sorted(Comparator.comparing(Fingerprint::path)
                        .thenComparing(Fingerprint::rule)
                        .thenComparing(Fingerprint::statement))
                .toList();
    }

    /** Takes what was found where no baseline is. */
    public Validation(Changelog changelog, Basis basis, List<Finding> findings, int known, Severity failOn) {
        this(changelog, basis, findings, known, failOn, List.of());
    }

    /** Returns the same with more findings. */
    public Validation with(List<Finding> more) {
        List<Finding> all = new ArrayList<>(findings);
        all.addAll(more);
        return new Validation(changelog, basis, all, known, failOn, gone);
    }

    /** Returns whether something was found that must not reach a database. */
    public boolean failed() {
        return !failures().isEmpty();
    }

    /** Returns the findings that must not reach a database. */
    public List<Finding> failures() {
        return findings.stream()
                .filter(finding -> finding.rule().severity().compareTo(failOn) <= 0)
                .toList();
    }

    /** Returns a baseline that holds what was found, besides what keeps the changelog from being planned. */
    public Baseline baseline() {
        return Baseline.of(findings.stream()
                .filter(finding -> !finding.rule().structural())
                .map(Fingerprint.in(changelog))
                .collect(Collectors.toSet()));
    }

    /** Returns how many findings have that severity. */
    public long count(Severity severity) {
        return findings.stream()
                .filter(finding -> finding.rule().severity() == severity)
                .count();
    }
}
