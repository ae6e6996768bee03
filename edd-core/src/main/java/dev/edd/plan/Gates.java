package dev.edd.plan;

import dev.edd.migration.Phase;
import dev.edd.plan.Plan.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** All gates of a migration, judged together. */
final class Gates {
    private static final List<Gate> ALL = List.of(
            new InitialApplied(),
            new TransitionApplied(),
            new RowErrorsGone(),
            new ReleaseReached(),
            new OldReleasesGone(),
            new SoakOver(),
            new NobodyUsesIt(),
            new PreviousEnvironment(),
            new Approved());

    /** They guard the data itself: nobody can open them, only what is wrong can be put right. */
    private static final Set<String> FIRM = Set.of(InitialApplied.NAME, TransitionApplied.NAME, RowErrorsGone.NAME);

    private Gates() {}

    /** Returns the names that people open gates by. Those that guard the data itself cannot be opened. */
    static List<String> names() {
        return ALL.stream().map(Gate::name).filter(name -> !FIRM.contains(name)).toList();
    }

    private static List<Gate> concerned(Phase phase) {
        return ALL.stream().filter(gate -> gate.concerns(phase)).toList();
    }

    /** Returns what the gates have to say; empty where all are open and know why. */
    static List<Verdict> judge(Situation situation) {
        List<Verdict> verdicts = new ArrayList<>();
        for (Gate gate : concerned(situation.phase())) {
            gate.closed(situation).ifPresent(reason -> verdicts.add(shut(gate, reason, situation.request())));
            gate.notJudged(situation)
                    .ifPresent(reason -> verdicts.add(
                            situation.timing().demands(gate.name())
                                    ? shut(gate, reason + "; opens when that is known", situation.request())
                                    : new Verdict(gate.name(), Verdict.Kind.NOT_JUDGED, reason)));
        }
        return verdicts;
    }

    private static Verdict shut(Gate gate, String reason, PlanRequest request) {
        boolean opened = request.overrule().gates().contains(gate.name());
        return new Verdict(gate.name(), opened ? Verdict.Kind.OVERRIDDEN : Verdict.Kind.CLOSED, reason);
    }
}
