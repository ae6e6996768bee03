package dev.edd.backfill;

import dev.edd.backfill.KeySpace.Grain;
import dev.edd.backfill.KeySpace.Range;
import dev.edd.database.Database;
import dev.edd.migration.Directives.BackfillKey;
import dev.edd.migration.Migration;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Looks at a backfill with the database's eyes before it runs: its key, its indexes and the plans of its statements. */
public final class BackfillAdvisor {
    /** Smaller tables are scanned for good reason. */
    private static final int ROWS_WORTH_AN_INDEX = 5_000;

    private static final int SAMPLE = 500;

    private final Database database;

    /** Takes the database, where nothing is changed. */
    public BackfillAdvisor(Database database) {
        this.database = database;
    }

    /** Returns what is to be known before a migration that has the directive runs; usually nothing. */
    public List<Advice> advise(Migration migration) {
        BackfillTask task = BackfillTask.of(migration);
        try (Handle handle = database.jdbi().open()) {
            ChunkMover.configure(handle, database.dialect());
            return advise(task, handle);
        } catch (SQLException e) {
            return List.of(new Advice(
                    "%s cannot be walked by %s: %s"
                            .formatted(
                                    task.table(),
                                    list(task.columns()),
                                    database.redaction().clean(e).getMessage()),
                    "The backfill would stop before its first row.",
                    "Correct the directive, or run the initial first."));
        }
    }

    private List<Advice> advise(BackfillTask task, Handle handle) throws SQLException {
        Connection connection = handle.getConnection();
        KeySpace keys = KeySpace.of(task, handle, database.dialect());
        TableName table = TableName.of(task.table(), connection);
        TableIndexes indexes = TableIndexes.of(table, connection, database.dialect());
        List<Advice> advice = new ArrayList<>(aboutKey(task.key(), indexes));
        if (!keys.nullable().isEmpty()) {
            advice.add(new Advice(
                    "%s.%s may be null.".formatted(task.table(), list(keys.nullable())),
                    "A row without a key is in no chunk, so that it is never moved.",
                    "Make sure that there is none, or use another key."));
        }
        if (indexes.order(task.columns())) {
            advice.addAll(aboutPlans(task, keys, handle));
        }
        return advice;
    }

    private static List<Advice> aboutKey(BackfillKey key, TableIndexes indexes) {
        List<Advice> advice = new ArrayList<>();
        String primary = indexes.primary().isEmpty()
                ? "Use a key that is unique and has an index, or create one in the initial."
                : "Use the primary key: --edd backfill: %s by %s".formatted(key.table(), list(indexes.primary()));
        if (!indexes.makesUnique(key.columns())) {
            advice.add(new Advice(
                    "%s (%s) is not unique.".formatted(key.table(), list(key.columns())),
                    "All rows of one key move in one chunk, however many they are.",
                    primary));
        }
        if (!indexes.order(key.columns())) {
            advice.add(new Advice(
                    "%s (%s) has no index.".formatted(key.table(), list(key.columns())),
                    "Each chunk would read the whole table to find its rows.",
                    primary));
        }
        return advice;
    }

    private List<Advice> aboutPlans(BackfillTask task, KeySpace keys, Handle handle) throws SQLException {
        List<Grain> grains =
                keys.grains(handle, new Range(Optional.empty(), Optional.empty(), ROWS_WORTH_AN_INDEX), SAMPLE);
        if (grains.size() < ROWS_WORTH_AN_INDEX / SAMPLE) {
            return List.of();
        }
        List<Advice> advice = new ArrayList<>();
        ScanDetector detector = new ScanDetector(task, keys, database.dialect());
        for (String statement : task.statements()) {
            if (detector.scans(handle, statement, grains.get(grains.size() / 2))) {
                advice.add(new Advice(
                        "%s is read from end to end for each chunk of: %s"
                                .formatted(task.table(), statement.strip().split("\\R", 2)[0]),
                        "The more rows there are, the longer each chunk takes.",
                        "Compare the key's columns themselves with :from and :to, in the order of an index."));
            }
        }
        return advice;
    }

    private static String list(List<String> columns) {
        return String.join(", ", columns);
    }
}
