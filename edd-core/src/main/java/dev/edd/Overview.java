package dev.edd;

import dev.edd.backfill.BackfillState;
import dev.edd.plan.DatabaseState;
import java.util.List;

/**
 * What a database looks like, all of it read at once.
 *
 * @param backfills those that have begun, by number
 */
public record Overview(DatabaseState state, List<BackfillState> backfills) {
    public Overview {
        backfills = List.copyOf(backfills);
    }
}
