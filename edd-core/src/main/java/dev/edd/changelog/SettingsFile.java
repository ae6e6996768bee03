package dev.edd.changelog;

import dev.edd.migration.Location;

/**
 * The text of a changelog's {@code edd.yaml}.
 *
 * @param unreadable why there is none although there is a file; empty if there is no reason
 */
public record SettingsFile(Location location, String text, String unreadable) {
    /** Stands for the file of a changelog that has none. */
    public static final SettingsFile NONE = new SettingsFile(Location.of(EddChangeLogParser.FILE), "", "");
}
