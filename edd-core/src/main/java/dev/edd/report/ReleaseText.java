package dev.edd.report;

import dev.edd.plan.DatabaseState;
import dev.edd.release.ReleaseEvent;
import dev.edd.release.ReleaseHistory;
import dev.edd.release.ReleaseMap;
import dev.edd.release.Version;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Which releases run on a database, and which could. */
final class ReleaseText {
    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

    private ReleaseText() {}

    /** Returns two lines; empty where no release was ever recorded. */
    static String of(DatabaseState state) {
        ReleaseHistory recorded = state.chronicle().releases();
        if (recorded.events().isEmpty()) {
            return "";
        }
        NavigableSet<Version> known = new TreeSet<>(new ReleaseMap(state.changelog()).versions());
        recorded.events().forEach(event -> known.add(event.release()));
        known.removeIf(release -> !state.missedBy(release).isEmpty());
        String serves = known.stream().map(Version::toString).collect(Collectors.joining(", "));
        return "%s\nReleases that can run here: %s\n".formatted(of(recorded), serves.isEmpty() ? "none" : serves);
    }

    /** Returns the line that lists the releases that run. */
    static String of(ReleaseHistory recorded) {
        Optional<ReleaseEvent> unreplaced = recorded.unreplaced();
        if (unreplaced.isPresent()) {
            return "No release is running: %s was rolled back. Say what runs instead: mvn edd:release -Dedd.release=…"
                    .formatted(unreplaced.get().release());
        }
        return recorded.alive().isEmpty()
                ? "No release is running."
                : recorded.alive().stream()
                        .map(ReleaseText::of)
                        .collect(Collectors.joining(", ", "Releases running: ", ""));
    }

    private static String of(ReleaseEvent deployed) {
        return "%s since %s".formatted(deployed.release(), MINUTE.format(deployed.when()));
    }
}
