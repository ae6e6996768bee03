package dev.edd.audit;

import java.util.List;
import java.util.Optional;

/**
 * The audit trail of one database.
 *
 * @param entries in the order in which they were written
 */
public record AuditHistory(List<AuditEntry> entries) {
    public AuditHistory {
        entries = List.copyOf(entries);
    }

    /** Returns the first place where a row was changed, removed or slipped in; empty if the trail is unbroken. */
    public Optional<String> flaw() {
        String previous = "";
        long expected = 1;
        for (AuditEntry entry : entries) {
            if (entry.number() != expected) {
                return Optional.of("Entry %s is missing: %s follows %s."
                        .formatted(expected, entry.number(), expected == 1 ? "the beginning" : expected - 1));
            }
            if (!entry.follows(previous)) {
                return Optional.of(
                        "Entry %s is not what was written: its hash does not follow from it and the entry before."
                                .formatted(entry.number()));
            }
            previous = entry.hash();
            expected++;
        }
        return Optional.empty();
    }

    /** Returns the hash that the trail ends with; who keeps it elsewhere sees when the end was cut off. */
    public String head() {
        return entries.isEmpty() ? "" : entries.get(entries.size() - 1).hash();
    }
}
