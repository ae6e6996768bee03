package dev.edd;

import dev.edd.audit.AuditTrail;
import dev.edd.audit.Deed;
import dev.edd.database.Database;
import dev.edd.migration.EddException;
import dev.edd.release.Origin;
import java.util.List;

/**
 * Writes the audit trail while something else goes on, on a connection of its own: the other one is in the middle of its
 * work, may be cut, or be in another schema by the end.
 */
final class Recorder {
    private final Database database;
    private final Origin origin;

    Recorder(Database database, Origin origin) {
        this.database = database;
        this.origin = origin;
    }

    /** Returns whether anything was ever recorded. */
    boolean isBegun() {
        try (Database own = database.openAnother()) {
            return new AuditTrail(own).isBegun();
        }
    }

    /** Has a failure recorded, and returns it: that it cannot be recorded does not hide it. */
    static EddException recorded(EddException failure, Runnable record) {
        try {
            record.run();
        } catch (EddException unreachable) {
            failure.addSuppressed(unreachable);
        }
        return failure;
    }

    void write(List<Deed> deeds) {
        try (Database own = database.openAnother()) {
            new AuditTrail(own).add(deeds, origin);
        }
    }
}
