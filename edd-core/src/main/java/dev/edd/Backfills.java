package dev.edd;

import dev.edd.audit.Deed;
import dev.edd.backfill.Backfill;
import dev.edd.backfill.Backfill.Locking;
import dev.edd.backfill.Backfill.RetriedRow;
import dev.edd.backfill.BackfillControl;
import dev.edd.backfill.BackfillState;
import dev.edd.database.Database;
import dev.edd.execution.LockSettings;
import dev.edd.migration.Changelog;
import dev.edd.migration.EddException;
import dev.edd.migration.Migration;
import dev.edd.migration.MigrationId;
import dev.edd.migration.SequenceNumber;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The backfills of one changelog on one database, and what people do about them from another terminal. */
final class Backfills {
    private final List<Migration> migrations;
    private final Database database;

    Backfills(Changelog changelog, Database database) {
        this.migrations =
                changelog.migrations().stream().filter(Migration::isBackfill).toList();
        this.database = database;
    }

    List<BackfillState> states() {
        return control().states(migrations);
    }

    void pause(Set<SequenceNumber> only, String who) {
        control().pause(named(only), who);
    }

    Optional<String> resume(Set<SequenceNumber> only) {
        return control().resume(named(only));
    }

    List<RetriedRow> retry(Set<SequenceNumber> only, Environment environment) {
        LockSettings locks = environment.locks();
        Backfill backfill = new Backfill(
                database, environment.backfill(), Locking.of(locks.timeouts(), locks.retries()), progress -> {});
        List<Migration> failed = (only.isEmpty() ? migrations : named(only))
                .stream()
                        .filter(migration ->
                                control().states(List.of(migration)).stream().anyMatch(state -> state.rowErrors() > 0))
                        .toList();
        if (failed.isEmpty()) {
            return List.of();
        }
        Recorder recorder = new Recorder(database, environment.standing().runner());
        recorder.write(List.of(Deed.of(Deed.Kind.RUN_STARTED, "retry", "started", names(failed))));
        List<RetriedRow> rows = new ArrayList<>();
        try {
            failed.forEach(migration -> rows.addAll(backfill.retry(migration)));
        } catch (EddException e) {
            throw Recorder.recorded(e, () -> recorder.write(List.of(ended("failed", rows))));
        }
        recorder.write(List.of(ended(rows.stream().allMatch(RetriedRow::moved) ? "completed" : "failed", rows)));
        return rows;
    }

    private static Deed ended(String outcome, List<RetriedRow> rows) {
        long moved = rows.stream().filter(RetriedRow::moved).count();
        return Deed.of(Deed.Kind.RUN_ENDED, "retry", outcome, "%s of %s rows moved.".formatted(moved, rows.size()));
    }

    private static String names(List<Migration> failed) {
        return failed.stream().map(Migration::id).map(MigrationId::toString).collect(Collectors.joining(", "));
    }

    private BackfillControl control() {
        return new BackfillControl(database);
    }

    /** Returns the backfills of those refactorings; none if none is named. */
    private List<Migration> named(Set<SequenceNumber> only) {
        for (SequenceNumber number : only) {
            if (migrations.stream().noneMatch(each -> each.number().equals(number))) {
                throw new NoSuchBackfillException(number);
            }
        }
        return migrations.stream().filter(each -> only.contains(each.number())).toList();
    }
}
