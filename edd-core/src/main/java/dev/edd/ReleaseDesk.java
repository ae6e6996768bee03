package dev.edd;

import dev.edd.audit.AuditTrail;
import dev.edd.audit.Deed;
import dev.edd.audit.ReleaseLog;
import dev.edd.database.Database;
import dev.edd.execution.LockSettings;
import dev.edd.execution.Standstill;
import dev.edd.history.HistoryReader;
import dev.edd.migration.Changelog;
import dev.edd.plan.DatabaseState;
import dev.edd.plan.ReleaseRefusedException;
import dev.edd.release.Origin;
import dev.edd.release.ReleaseEvent;
import dev.edd.release.ReleaseHistory;
import dev.edd.release.Version;
import dev.edd.usage.UsageReader;
import java.util.List;

/**
 * Records what happens to the releases that use one database. Killed in between, it has recorded nothing that the audit
 * trail does not know of.
 */
final class ReleaseDesk {
    private final Changelog changelog;
    private final Database database;
    private final LockSettings locks;

    ReleaseDesk(Changelog changelog, Database database, LockSettings locks) {
        this.changelog = changelog;
        this.database = database;
        this.locks = locks;
    }

    ReleaseHistory record(ReleaseNews news) {
        ReleaseLog log = new ReleaseLog(database);
        ReleaseHistory before = log.read();
        news.check(before);
        DatabaseState state = state();
        news.check(state, database.displayUrl());
        news.events(before).forEach((release, kind) -> {
            add(release, kind, "", news.origin());
            // The releases that it replaces follow, and run on if it cannot.
            if (release.equals(news.release()) && news.isDeployed() && state.mayComeToMiss(release)) {
                confirm(news);
            }
        });
        new UsageReader(database).note();
        return log.read();
    }

    /**
     * Takes the release back if a finalization was under way that did not know of it. Any that begins from now on does; one
     * that has begun is waited for.
     */
    private void confirm(ReleaseNews news) {
        Standstill.await(database, locks.of(news.origin()), from -> record(tookOver(from), news.origin()));
        try {
            news.check(state(), database.displayUrl());
        } catch (ReleaseRefusedException e) {
            add(news.release(), ReleaseEvent.Kind.ROLLED_BACK, "What it needs was removed meanwhile.", news.origin());
            throw e;
        }
    }

    private static Deed tookOver(String from) {
        return Deed.of(Deed.Kind.TAKEOVER, "release", "taken over", "From %s.".formatted(from));
    }

    private DatabaseState state() {
        return new StateReader(database).uncounted(changelog, new HistoryReader().read(database));
    }

    private void add(Version release, ReleaseEvent.Kind kind, String detail, Origin origin) {
        record(Deed.of(Deed.Kind.RELEASE, release.toString(), kind.toString(), detail), origin);
        new ReleaseLog(database).add(release, kind, origin);
    }

    private void record(Deed deed, Origin origin) {
        new AuditTrail(database).add(List.of(deed), origin);
    }
}
