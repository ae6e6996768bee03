package dev.edd.plan;

import dev.edd.migration.Migration;
import dev.edd.migration.MigrationId;
import dev.edd.migration.Phase;
import dev.edd.release.Usage;
import dev.edd.release.Usage.Sighting;
import java.util.List;
import java.util.Optional;

/**
 * Nothing is removed while somebody still sends statements that name it: a report, a job, an instance that nobody knew of.
 * What counts was sent since the last event of a release.
 */
final class NobodyUsesIt implements Gate {
    private static final int QUOTED = 3;

    @Override
    public String name() {
        return "nobody-uses-it";
    }

    @Override
    public Optional<String> closed(Situation situation) {
        List<Sighting> seen = usage(situation).sightings().getOrDefault(finalization(situation), List.of());
        if (seen.isEmpty() || situation.isFresh()) {
            return Optional.empty();
        }
        StringBuilder reason = new StringBuilder("somebody still uses what it removes");
        seen.stream()
                .limit(QUOTED)
                .forEach(each -> reason.append("; %s is named by \"%s\"".formatted(each.names(), each.statement())));
        if (seen.size() > QUOTED) {
            reason.append("; and by %s more".formatted(seen.size() - QUOTED));
        }
        return Optional.of(reason.append("; opens when no such statement is sent after the next mvn edd:release")
                .toString());
    }

    /** Only who records releases, or demands it, hears that nothing can be seen. */
    @Override
    public Optional<String> notJudged(Situation situation) {
        Usage usage = usage(situation);
        boolean asked = situation.timing().demands(name())
                || !situation.state().chronicle().releases().events().isEmpty();
        boolean blind = !usage.blindness().isEmpty() && usage.sightings().containsKey(finalization(situation));
        return asked && blind && !situation.isFresh()
                ? Optional.of("nobody can say whether what it removes is still used: " + usage.blindness())
                : Optional.empty();
    }

    private static Usage usage(Situation situation) {
        return situation.state().chronicle().usage();
    }

    private static MigrationId finalization(Situation situation) {
        return situation.refactoring().in(Phase.FINALIZATION).map(Migration::id).orElseThrow();
    }
}
