package dev.edd.backfill;

import dev.edd.migration.MigrationId;

/**
 * How far a backfill has come, as its database tells anybody who asks.
 *
 * @param finished whether its latest pass is over
 * @param runners how many runners that are alive work on it, or wait
 * @param rowErrors how many rows are recorded that could not be moved
 */
public record BackfillState(
        MigrationId migration, BackfillProgress progress, boolean finished, int runners, long rowErrors) {}
