package dev.edd.plan;

import dev.edd.release.ReleaseEvent;
import dev.edd.release.ReleaseHistory;
import dev.edd.release.Version;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Nothing is removed while a release runs that came before the new structure. A project that records no releases is not
 * judged; one that does, or that deploys by release, is refused where too little is known.
 */
final class OldReleasesGone implements Gate {
    @Override
    public String name() {
        return "old-releases-gone";
    }

    @Override
    public Optional<String> closed(Situation situation) {
        if (!hasFacts(situation)) {
            return unknown(situation);
        }
        Optional<Version> needed = situation.release();
        if (needed.isEmpty()) {
            return Optional.of("it belongs to no release, so nobody knows who needs what it removes; "
                    + "opens with the line \"--edd release: …\" in its initial");
        }
        List<String> reasons = new ArrayList<>();
        ReleaseHistory recorded = situation.state().chronicle().releases();
        recorded.unreplaced().ifPresent(event -> reasons.add(unreplaced(event, situation)));
        situation
                .timing()
                .oldest()
                .filter(oldest -> oldest.compareTo(needed.get()) < 0)
                .ifPresent(oldest -> reasons.add(
                        "release %s still runs (edd.oldestRelease) and needs what it removes; ".formatted(oldest)
                                + "opens when the oldest is %s".formatted(needed.get())));
        recorded.alive().stream()
                .filter(event -> event.release().compareTo(needed.get()) < 0)
                .forEach(event -> reasons.add(stillRuns(event, situation)));
        return reasons.isEmpty() ? Optional.empty() : Optional.of(String.join("; ", reasons));
    }

    private static Optional<String> unknown(Situation situation) {
        return situation.request().phases().deploys() && !situation.isFresh()
                ? Optional.of("nobody says which releases still run; opens with %s, or with edd.oldestRelease"
                        .formatted(situation.command("mvn edd:release -Dedd.release=…")))
                : Optional.empty();
    }

    private static String unreplaced(ReleaseEvent rolledBack, Situation situation) {
        return "release %s was rolled back on %s and nobody has said which release runs instead; opens with %s"
                .formatted(
                        rolledBack.release(),
                        Refusals.day(rolledBack.when()),
                        situation.command("mvn edd:release -Dedd.release=…"));
    }

    private static String stillRuns(ReleaseEvent deployed, Situation situation) {
        String command = "mvn edd:release -Dedd.release=%s -Dedd.event=retired".formatted(deployed.release());
        return "release %s, deployed on %s, still runs and needs what it removes; opens with %s"
                .formatted(deployed.release(), Refusals.day(deployed.when()), situation.command(command));
    }

    @Override
    public Optional<String> notJudged(Situation situation) {
        return situation
                .release()
                .filter(release -> !hasFacts(situation)
                        && !situation.isFresh()
                        && !situation.request().phases().deploys())
                .map(release -> "nobody says whether a release before %s still runs".formatted(release));
    }

    private static boolean hasFacts(Situation situation) {
        return situation.timing().oldest().isPresent()
                || !situation.state().chronicle().releases().events().isEmpty();
    }
}
