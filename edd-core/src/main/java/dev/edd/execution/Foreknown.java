package dev.edd.execution;

import dev.edd.migration.MigrationId;
import dev.edd.plan.Outcome;
import dev.edd.plan.Plan.Verdict;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * What a run is told before its first step.
 *
 * @param moved the backfills that are over and have only to be recorded
 * @param closed judges the gates of a finalization that is about to run
 */
record Foreknown(Map<MigrationId, Outcome> moved, Function<MigrationId, List<Verdict>> closed) {}
