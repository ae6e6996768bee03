package dev.edd.validation;

import java.util.Collection;
import java.util.Set;

/** Findings that a project has lived with: they are counted, and fail nothing. */
public record Baseline(Set<Fingerprint> known) {
    /** The baseline of a project without a past. */
    public static final Baseline EMPTY = new Baseline(Set.of());

    public Baseline {
        known = Set.copyOf(known);
    }

    /** Returns the baseline that holds these. */
    public static Baseline of(Collection<Fingerprint> known) {
        return new Baseline(Set.copyOf(known));
    }
}
