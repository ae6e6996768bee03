package dev.edd.plan;

import dev.edd.migration.Nearest;
import dev.edd.migration.Phase;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Which phases a run is asked for. */
public enum PhaseSelection {
    /** What must be there before the next release is deployed. */
    INITIAL,

    /** What moves data while both releases run. */
    TRANSITION,

    /** What removes structures that nobody needs any more. */
    FINALIZATION,

    /** Everything, refactoring by refactoring, to the latest state. */
    ALL;

    /**
     * Returns the selection of that name, without regard to case.
     *
     * @throws UnknownPhaseException if there is none
     */
    public static PhaseSelection of(String name) {
        for (PhaseSelection selection : values()) {
            if (selection.toString().equalsIgnoreCase(name.strip())) {
                return selection;
            }
        }
        List<String> phases = Arrays.stream(Phase.values()).map(Phase::toString).toList();
        List<String> nearest = new ArrayList<>(Nearest.to(name, phases));
        // Last, however close: it is not what anybody should be led to by a slip.
        nearest.add(ALL.toString());
        throw new UnknownPhaseException(name, nearest);
    }

    /** Returns whether migrations of a phase may run. */
    public boolean includes(Phase phase) {
        return this == ALL || name().equals(phase.name());
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
