package dev.edd.release;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What was recorded of releases in one database.
 *
 * @param events in the order in which they were recorded
 */
public record ReleaseHistory(List<ReleaseEvent> events) {
    /** The history of a database in which nothing was recorded. */
    public static final ReleaseHistory NONE = new ReleaseHistory(List.of());

    public ReleaseHistory {
        events = List.copyOf(events);
    }

    /** Returns what happened last; empty where nothing was recorded. */
    public Optional<ReleaseEvent> last() {
        return events.isEmpty() ? Optional.empty() : Optional.of(events.get(events.size() - 1));
    }

    /** Returns the roll-back after which nobody has said which release runs instead; mostly empty. */
    public Optional<ReleaseEvent> unreplaced() {
        return events.stream()
                .filter(event -> event.kind() != ReleaseEvent.Kind.RETIRED)
                .reduce((earlier, later) -> later)
                .filter(event -> event.kind() == ReleaseEvent.Kind.ROLLED_BACK && alive().isEmpty());
    }

    /** Returns when the releases were deployed that still run, by version; the last event of a release counts. */
    public List<ReleaseEvent> alive() {
        Map<Version, ReleaseEvent> last = new TreeMap<>();
        events.forEach(event -> last.put(event.release(), event));
        return last.values().stream()
                .filter(event -> event.kind() == ReleaseEvent.Kind.DEPLOYED)
                .toList();
    }
}
