package dev.edd.report;

import dev.edd.rule.Finding;
import dev.edd.validation.Fingerprint;
import dev.edd.validation.Validation;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;

/** Words by which tools recognise a finding in the next report, wherever it has moved; each is given once. */
final class Fingerprints {
    private final Function<Finding, Fingerprint> fingerprints;
    private final Map<Fingerprint, Integer> seen = new HashMap<>();

    Fingerprints(Validation validation) {
        this.fingerprints = Fingerprint.in(validation.changelog());
    }

    String next(Finding finding) {
        Fingerprint fingerprint = fingerprints.apply(finding);
        return fingerprint.word(seen.merge(fingerprint, 1, Integer::sum));
    }
}
