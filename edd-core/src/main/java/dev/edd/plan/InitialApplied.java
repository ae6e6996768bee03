package dev.edd.plan;

import dev.edd.migration.Phase;
import java.util.Optional;

/** Nothing is removed before there is something to take its place. */
final class InitialApplied implements Gate {
    static final String NAME = "initial-applied";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Optional<String> closed(Situation situation) {
        return situation.done().contains(Phase.INITIAL)
                ? Optional.empty()
                : Optional.of("its initial has not been applied; opens with "
                        + situation.command("mvn edd:migrate -Dphase=initial"));
    }
}
