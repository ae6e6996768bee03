package dev.edd.plan;

import dev.edd.environment.DeclaredEnvironment;
import dev.edd.environment.Predecessor;
import dev.edd.migration.History.Applied;
import dev.edd.migration.Migration;
import dev.edd.migration.Phase;
import java.util.Optional;

/**
 * Nothing comes to an environment that the one before it has not applied, with the same text. Of all phases, and of what
 * has never run here: what has is past asking.
 */
final class PreviousEnvironment implements Gate {
    static final String NAME = "previous-environment";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public boolean concerns(Phase phase) {
        return true;
    }

    @Override
    public Optional<String> closed(Situation situation) {
        DeclaredEnvironment environment = situation.clearance().environment();
        Predecessor previous = situation.clearance().previous();
        if (!environment.isPromoted()) {
            return Optional.empty();
        }
        if (previous instanceof Predecessor.Read read) {
            return situation.refactoring().in(situation.phase()).flatMap(migration -> difference(migration, read));
        }
        return Optional.of(
                previous instanceof Predecessor.Unreachable unreachable
                        ? "%s, from which %s is promoted, cannot be asked: %s; opens when it can"
                                .formatted(unreachable.id(), environment.id(), unreachable.reason())
                        : "nobody has asked %s, from which %s is promoted; opens when somebody does"
                                .formatted(environment.promotesFrom(), environment.id()));
    }

    private static Optional<String> difference(Migration migration, Predecessor.Read previous) {
        Optional<Applied> there = previous.history().of(migration);
        if (there.isEmpty()) {
            return Optional.of("%s has not applied its %s; opens with mvn edd:migrate -Dphase=%s -Dedd.env=%s"
                    .formatted(previous.id(), migration.phase(), migration.phase(), previous.id()));
        }
        String checksum = there.get().checksum();
        return checksum.equals(migration.source().checksum())
                ? Optional.empty()
                : Optional.of(
                        "%s has applied another text of its %s on %s (checksum %s there, %s here); opens when both have the same"
                                .formatted(
                                        previous.id(),
                                        migration.phase(),
                                        Refusals.day(there.get().when()),
                                        checksum.isEmpty() ? "none" : checksum,
                                        migration.source().checksum()));
    }
}
