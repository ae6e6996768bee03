package dev.edd.plan;

import dev.edd.migration.Phase;
import dev.edd.plan.Plan.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** All gates of a migration, judged together. */
final class Gates {
    private static final List<Gate> ALL = List.of(
            new InitialApplied(),
            new TransitionApplied(),
            new ReleaseReached(),
            new OldReleasesGone(),
            new SoakOver(),
            new PreviousEnvironment(),
            new Approved());

    private Gates() {}

    /** Returns the names that people open gates by. Those that guard the data itself cannot be opened. */
    static List<String> names() {
        return ALL.stream()
                .filter(gate -> !(gate instanceof InitialApplied) && !(gate instanceof TransitionApplied))
                .map(Gate::name)
                .toList();
    }

    private static List<Gate> concerned(Phase phase) {
        return ALL.stream().filter(gate -> gate.concerns(phase)).toList();
    }

    /** Returns what the gates have to say; empty where all are open and know why. */
    static List<Verdict> judge(Situation situation) {
        List<Verdict> verdicts = new ArrayList<>();
        Timing.Overrule override = situation.request().overrule();
        for (Gate gate : concerned(situation.phase())) {
            Optional<String> closed = gate.closed(situation);
            boolean opened = override.gates().contains(gate.name());
            closed.ifPresent(reason -> verdicts.add(
                    new Verdict(gate.name(), opened ? Verdict.Kind.OVERRIDDEN : Verdict.Kind.CLOSED, reason)));
            gate.notJudged(situation)
                    .ifPresent(reason -> verdicts.add(new Verdict(gate.name(), Verdict.Kind.NOT_JUDGED, reason)));
        }
        return verdicts;
    }
}
