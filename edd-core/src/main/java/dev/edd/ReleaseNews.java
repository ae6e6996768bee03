package dev.edd;

import dev.edd.plan.DatabaseState;
import dev.edd.plan.ReleaseRefusedException;
import dev.edd.release.Origin;
import dev.edd.release.ReleaseEvent;
import dev.edd.release.ReleaseHistory;
import dev.edd.release.Version;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What is to be recorded of a release.
 *
 * @param oldest the oldest release that still runs beside it; what came before is recorded as retired. The earliest
 *     version there is, if nobody says so
 */
public record ReleaseNews(Version release, ReleaseEvent.Kind kind, Version oldest, Origin origin) {
    /** The version before all others: nothing is retired. */
    public static final Version NOTHING_RETIRED = Version.of("0-alpha");

    /** Refuses what contradicts itself, or what was recorded. */
    void check(ReleaseHistory before) {
        List<Version> recorded = before.events().stream()
                .map(ReleaseEvent::release)
                .sorted()
                .distinct()
                .toList();
        if (isDeployed() && oldest.compareTo(release) > 0) {
            throw NewsRefusedException.contradictory(release, oldest);
        }
        if (!isDeployed() && !recorded.contains(release)) {
            List<String> names = recorded.stream().map(Version::toString).toList();
            throw NewsRefusedException.unknown(release, kind, names);
        }
    }

    boolean isDeployed() {
        return kind == ReleaseEvent.Kind.DEPLOYED;
    }

    /** Refuses a release that was deployed and cannot run. */
    void check(DatabaseState state, String database) {
        List<String> missed = isDeployed() ? state.missedBy(release) : List.of();
        if (!missed.isEmpty()) {
            throw new ReleaseRefusedException(release, database, missed);
        }
    }

    /** Returns what is to be added, in order. */
    Map<Version, ReleaseEvent.Kind> events(ReleaseHistory before) {
        Map<Version, ReleaseEvent.Kind> events = new LinkedHashMap<>();
        events.put(release, kind);
        before.alive().stream()
                .map(ReleaseEvent::release)
                .filter(version -> version.compareTo(oldest) < 0 && !version.equals(release))
                .forEach(version -> events.put(version, ReleaseEvent.Kind.RETIRED));
        return events;
    }
}
