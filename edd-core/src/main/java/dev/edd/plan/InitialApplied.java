package dev.edd.plan;

import dev.edd.migration.Phase;
import java.util.Optional;

/** Nothing is removed before there is something to take its place. */
final class InitialApplied implements Gate {
    @Override
    public String name() {
        return "initial-applied";
    }

    @Override
    public Optional<String> closed(Situation situation) {
        return situation.done().contains(Phase.INITIAL)
                ? Optional.empty()
                : Optional.of("its initial has not been applied");
    }
}
