package dev.edd.backfill;

import dev.edd.migration.Directives;
import dev.edd.migration.Directives.BackfillKey;
import dev.edd.migration.Directives.Name;
import dev.edd.migration.Migration;
import dev.edd.migration.Statement;
import java.time.Duration;
import java.util.List;

/**
 * What a transition's {@code --edd backfill:} asks for.
 *
 * @param id the migration's changeset, which its progress is kept under
 * @param key the table, and the columns to walk it by
 * @param statements run for each chunk, in order, in one transaction
 * @param chunkRows how many rows a chunk has; 0 where their number adapts itself
 * @param pause how long to rest behind each chunk, beside what the load asks for
 */
record BackfillTask(String id, BackfillKey key, List<String> statements, int chunkRows, Duration pause) {
    BackfillTask {
        statements = List.copyOf(statements);
    }

    /** Returns the task of a migration that has the directive. */
    static BackfillTask of(Migration migration) {
        Directives directives = migration.directives();
        BackfillKey key = directives.backfill().orElseThrow();
        return new BackfillTask(
                migration.source().changeset().toString(),
                key,
                migration.statements().stream().map(Statement::text).toList(),
                directives.value(Name.CHUNK).map(Integer::parseInt).orElse(0),
                pause(directives));
    }

    /** Returns how long to rest behind each chunk. */
    static Duration pause(Directives directives) {
        return directives.value(Name.PAUSE).map(BackfillTask::duration).orElse(Duration.ZERO);
    }

    private static Duration duration(String text) {
        String number = text.replaceAll("\\D", "");
        return text.endsWith("ms")
                ? Duration.ofMillis(Long.parseLong(number))
                : Duration.ofSeconds(Long.parseLong(number));
    }

    /** Returns the size of the first chunk, which adapts to the time that a chunk is to take unless it is fixed. */
    ChunkSize chunkSize(Duration chunkTime) {
        return chunkRows > 0 ? ChunkSize.fixedAt(chunkRows) : ChunkSize.adaptingTo(chunkTime);
    }

    String table() {
        return key.table();
    }

    List<String> columns() {
        return key.columns();
    }
}
