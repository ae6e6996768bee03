package dev.edd.plan;

import dev.edd.migration.Phase;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Nothing is removed before the new structure has proved itself for a while: {@code edd.minimumSoak}, or what the environment demands, since the
 * transition ran first, or since the initial where there is none, by the database's clock.
 */
final class SoakOver implements Gate {
    private static final Instant FAR = Instant.parse("9999-12-31T23:59:00Z");

    @Override
    public String name() {
        return "soak-over";
    }

    @Override
    public Optional<String> closed(Situation situation) {
        Duration soak = situation.minimumSoak();
        if (soak.isZero() || situation.isFresh()) {
            return Optional.empty();
        }
        Phase last = situation.refactoring().in(Phase.TRANSITION).isPresent() ? Phase.TRANSITION : Phase.INITIAL;
        Optional<Instant> begin = situation.firstApplied(last);
        if (begin.isEmpty()) {
            return Optional.of("its soak time of %s begins with its %s; opens when it is over"
                    .formatted(TimeSpan.words(soak), last));
        }
        Instant end = end(begin.get(), soak);
        return end.isAfter(situation.state().chronicle().now())
                ? Optional.of("its soak time of %s is over on %s".formatted(TimeSpan.words(soak), Refusals.minute(end)))
                : Optional.empty();
    }

    /** Time has an end, too, and whoever waits that long has waited for ever. */
    private static Instant end(Instant begin, Duration soak) {
        return soak.compareTo(Duration.between(begin, FAR)) < 0 ? begin.plus(soak) : FAR;
    }
}
