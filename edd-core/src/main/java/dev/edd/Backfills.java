package dev.edd;

import dev.edd.backfill.Backfill;
import dev.edd.backfill.Backfill.Locking;
import dev.edd.backfill.Backfill.RetriedRow;
import dev.edd.backfill.BackfillControl;
import dev.edd.backfill.BackfillState;
import dev.edd.database.Database;
import dev.edd.execution.LockSettings;
import dev.edd.migration.Changelog;
import dev.edd.migration.Migration;
import dev.edd.migration.SequenceNumber;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

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

    void resume(Set<SequenceNumber> only) {
        control().resume(named(only));
    }

    List<RetriedRow> retry(Set<SequenceNumber> only, Environment environment) {
        LockSettings locks = environment.locks();
        Backfill backfill = new Backfill(
                database, environment.backfill(), Locking.of(locks.timeouts(), locks.retries()), progress -> {});
        List<RetriedRow> rows = new ArrayList<>();
        for (Migration migration : only.isEmpty() ? migrations : named(only)) {
            if (control().states(List.of(migration)).stream().anyMatch(state -> state.rowErrors() > 0)) {
                rows.addAll(backfill.retry(migration));
            }
        }
        return rows;
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
