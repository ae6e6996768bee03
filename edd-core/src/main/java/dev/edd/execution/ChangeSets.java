package dev.edd.execution;

import dev.edd.migration.ChangesetKey;
import java.util.HashMap;
import java.util.Map;
import liquibase.changelog.ChangeSet;
import liquibase.changelog.DatabaseChangeLog;

/** Finds Liquibase's changesets by our keys. */
final class ChangeSets {
    private ChangeSets() {}

    static Map<ChangesetKey, ChangeSet> byKey(DatabaseChangeLog changesets) {
        Map<ChangesetKey, ChangeSet> byKey = new HashMap<>();
        for (ChangeSet changeSet : changesets.getChangeSets()) {
            String path = DatabaseChangeLog.normalizePath(changeSet.getFilePath());
            byKey.put(new ChangesetKey(changeSet.getId(), changeSet.getAuthor(), path), changeSet);
        }
        return byKey;
    }
}
