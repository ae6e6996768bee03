package dev.edd.plan;

import dev.edd.migration.Migration;
import dev.edd.migration.Phase;
import java.util.Optional;

/** Nothing is removed while a row is recorded that its backfill could not move. */
final class RowErrorsGone implements Gate {
    static final String NAME = "row-errors-gone";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Optional<String> closed(Situation situation) {
        return situation
                .refactoring()
                .in(Phase.TRANSITION)
                .map(Migration::id)
                .map(id -> situation.state().rows().errors().getOrDefault(id, 0L))
                .filter(errors -> errors > 0)
                .map(errors -> reason(errors, situation.refactoring().number().value()));
    }

    static String reason(long errors, long number) {
        return (errors == 1
                        ? "1 row is recorded that its backfill could not move; opens when it is put right and %2$s has moved it"
                        : "%1$s rows are recorded that its backfill could not move; opens when they are put right and %2$s has moved them")
                .formatted(errors, "mvn edd:retry -Dedd.number=" + number);
    }
}
