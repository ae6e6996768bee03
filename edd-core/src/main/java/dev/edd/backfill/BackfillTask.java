package dev.edd.backfill;

import dev.edd.migration.Directives;
import dev.edd.migration.Directives.Name;
import dev.edd.migration.Migration;
import dev.edd.migration.Statement;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * What a transition's {@code --edd backfill:} asks for.
 *
 * @param id the migration's changeset, which its progress is kept under
 * @param table as written, quotes and schema included
 * @param columns of the key, as written, in their order
 * @param statements run for each chunk, in order, in one transaction
 * @param chunkRows how many rows a chunk has; 0 where their number adapts itself
 * @param pause how long to rest behind each chunk, beside what the load asks for
 */
record BackfillTask(
        String id, String table, List<String> columns, List<String> statements, int chunkRows, Duration pause) {
    BackfillTask {
        columns = List.copyOf(columns);
        statements = List.copyOf(statements);
    }

    /** Returns the task of a migration that has the directive. */
    static BackfillTask of(Migration migration) {
        Directives directives = migration.directives();
        String[] parts = directives.value(Name.BACKFILL).orElseThrow().split("(?i)\\s+by\\s+", 2);
        List<String> columns =
                Arrays.stream(parts[1].split(",")).map(String::strip).toList();
        return new BackfillTask(
                migration.source().changeset().toString(),
                parts[0].strip(),
                columns,
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

    /** Returns the parameter that holds a column's value at one end: {@code from}, or {@code from_tenant_id}. */
    List<String> parameters(String end, int column) {
        String plain = columns.get(column).replaceAll("[\"`\\[\\]]", "").toLowerCase(Locale.ROOT);
        String own = end + "_" + plain;
        return columns.size() == 1 ? List.of(end, own) : List.of(own);
    }
}
