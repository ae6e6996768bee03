package dev.edd.changelog;

import dev.edd.migration.Directives;
import dev.edd.migration.Migration;
import dev.edd.migration.Phase;
import java.util.stream.Collectors;
import liquibase.ChecksumVersion;
import liquibase.change.CheckSum;
import liquibase.change.core.RawSQLChange;
import liquibase.changelog.ChangeSet;
import liquibase.changelog.DatabaseChangeLog;

/** A plain-SQL migration as Liquibase's changeset: one change, and our own checksum. */
final class MigrationChangeSet extends ChangeSet {
    private final Migration migration;

    private MigrationChangeSet(Migration migration, DatabaseChangeLog changeLog) {
        super(
                migration.source().changeset().id(),
                migration.source().changeset().author(),
                migration.phase() == Phase.TRANSITION,
                false,
                migration.source().changeset().path(),
                migration.source().contexts(),
                null,
                migration.runsInTransaction(),
                changeLog);
        this.migration = migration;
        addChange(new MigrationChange(migration));
        String rollback = migration.directives().named(Directives.Name.ROLLBACK).stream()
                .map(Directives.Directive::value)
                .collect(Collectors.joining("\n"));
        if (!rollback.isEmpty()) {
            addRollbackChange(new RawSQLChange(rollback));
        }
    }

    /** Returns it as Liquibase's type: who names ours loads Liquibase when it is loaded itself. */
    static ChangeSet of(Migration migration, DatabaseChangeLog changeLog) {
        return new MigrationChangeSet(migration, changeLog);
    }

    Migration migration() {
        return migration;
    }

    @Override
    public CheckSum generateCheckSum(ChecksumVersion version) {
        return CheckSum.parse(migration.source().checksum());
    }
}
