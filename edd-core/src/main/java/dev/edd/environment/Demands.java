package dev.edd.environment;

import dev.edd.migration.Phase;
import java.time.Duration;
import java.util.Set;

/**
 * What an environment demands before a migration runs there.
 *
 * @param minimumSoak the least time between a transition and its finalization
 * @param approval the phases whose migrations somebody must approve
 * @param fourEyes whether the one who approves may not be the one who runs
 * @param allowOverride whether gates may be opened by a word although it is production
 */
public record Demands(Duration minimumSoak, Set<Phase> approval, boolean fourEyes, boolean allowOverride) {
    /** The demands of an environment that has none. */
    public static final Demands NONE = new Demands(Duration.ZERO, Set.of(), false, false);

    public Demands {
        approval = Set.copyOf(approval);
    }
}
