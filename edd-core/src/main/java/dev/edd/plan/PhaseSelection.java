package dev.edd.plan;

import dev.edd.migration.Nearest;
import dev.edd.migration.Phase;
import dev.edd.release.ReleaseMap;
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

    /** Everything, refactoring by refactoring or release by release, to the latest state. */
    ALL,

    /** What must be done before a release is deployed: finalizations that are due with it, then its initials. */
    PRE_DEPLOY,

    /** What is to be done once a release is deployed: the transitions. */
    POST_DEPLOY,

    /** What both do, release by release, while no instance of the application runs. */
    UPGRADE;

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
        return switch (this) {
            case INITIAL, TRANSITION, FINALIZATION -> name().equals(phase.name());
            case ALL, UPGRADE -> true;
            case PRE_DEPLOY -> phase != Phase.TRANSITION;
            case POST_DEPLOY -> phase == Phase.TRANSITION;
        };
    }

    /** Returns whether it is part of the deployment of a release, so that releases must be known. */
    public boolean deploys() {
        return this == PRE_DEPLOY || this == POST_DEPLOY || this == UPGRADE;
    }

    /** Returns whether a transition that has never run is run right before its finalization. */
    boolean catchesUp() {
        return this == PRE_DEPLOY;
    }

    /** Returns whether the order is that of the releases, if the changelog has any. */
    boolean goesByRelease(ReleaseMap releases) {
        return this == PRE_DEPLOY
                || this == UPGRADE
                || (this == ALL && !releases.versions().isEmpty());
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
