package dev.edd.plan;

import dev.edd.migration.Phase;
import java.util.Optional;

/**
 * Nothing is removed before its data has been moved. Whether all of it was, the {@code remaining} query tells right
 * before the finalization runs.
 */
final class TransitionApplied implements Gate {
    static final String NAME = "transition-applied";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Optional<String> closed(Situation situation) {
        boolean missing = situation.refactoring().in(Phase.TRANSITION).isPresent()
                && !situation.done().contains(Phase.TRANSITION);
        return missing
                ? Optional.of("its transition has not been applied; opens with "
                        + situation.command("mvn edd:migrate -Dphase=transition"))
                : Optional.empty();
    }
}
