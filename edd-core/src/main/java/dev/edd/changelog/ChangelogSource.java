package dev.edd.changelog;

import dev.edd.migration.Changelog;
import dev.edd.migration.Dialect;
import java.util.Map;
import liquibase.changelog.DatabaseChangeLog;

/** A place that a changelog is read from. */
public interface ChangelogSource {
    /**
     * Reads every migration there is; what cannot be read becomes a flaw, not an exception.
     *
     * @param dialect whose quotes and comments the SQL uses; {@link Dialect#OTHER} where that is not known
     */
    Changelog read(Dialect dialect);

    /**
     * Returns the changesets that Liquibase runs for that changelog.
     *
     * @param changelog what {@link #read} returned, without flaws
     */
    DatabaseChangeLog changesets(Changelog changelog);

    /** Returns what has to be in Liquibase's scope while it works with these changesets. */
    default Map<String, Object> scope() {
        return Map.of();
    }

    /** Returns what the changelog says of its project; {@link SettingsFile#NONE} where it has no {@code edd.yaml}. */
    SettingsFile settings();

    /** Returns whether the statements that were read are the SQL that runs, or else the names of Liquibase's changes. */
    boolean isSql();
}
