package dev.edd.plan;

import dev.edd.migration.Phase;
import dev.edd.release.ReleaseEvent;
import dev.edd.release.ReleaseMap;
import dev.edd.release.Version;
import java.util.List;
import java.util.Optional;

/**
 * A finalization is due with the release that it names. One that names none is due with the first release after its
 * initial's, so that until then the application can be rolled back. What counts is the release that is being deployed, or
 * else the latest one that runs.
 */
final class ReleaseReached implements Gate {
    @Override
    public String name() {
        return "release-reached";
    }

    @Override
    public Optional<String> closed(Situation situation) {
        Optional<Version> named = ReleaseMap.named(situation.refactoring(), Phase.FINALIZATION);
        if (named.isPresent()) {
            return current(situation)
                    .filter(current -> current.compareTo(named.get()) < 0)
                    .map(current ->
                            "it is due with release %s, and %s is not that far".formatted(named.get(), current));
        }
        Optional<Version> begun = situation.release();
        return current(situation)
                .filter(current -> begun.isPresent() && current.compareTo(begun.get()) <= 0)
                .map(current -> "it is due with the first release after %s".formatted(begun.orElseThrow()));
    }

    @Override
    public Optional<String> notJudged(Situation situation) {
        Optional<Version> named = ReleaseMap.named(situation.refactoring(), Phase.FINALIZATION);
        return named.filter(release -> current(situation).isEmpty())
                .map(release ->
                        "it is due with release %s, and nobody says which one is being deployed: ".formatted(release)
                                + "set edd.release");
    }

    /** Returns the release that is being deployed, or else the latest one that runs. */
    private static Optional<Version> current(Situation situation) {
        List<ReleaseEvent> alive = situation.state().chronicle().releases().alive();
        return situation
                .timing()
                .release()
                .or(() -> alive.isEmpty()
                        ? Optional.empty()
                        : Optional.of(alive.get(alive.size() - 1).release()));
    }
}
