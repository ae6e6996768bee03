package dev.edd.release;

import dev.edd.migration.MigrationId;
import java.util.List;
import java.util.Map;

/**
 * What a database tells of who still uses what finalizations remove.
 *
 * @param sightings what was seen since the last event of a release, for each finalization that removes something by name;
 *     an empty list where nothing was
 * @param blindness why nothing can be seen; empty where it can
 */
public record Usage(Map<MigrationId, List<Sighting>> sightings, String blindness) {
    /** What is known where nobody has asked. */
    public static final Usage UNKNOWN = new Usage(Map.of(), "");

    public Usage {
        sightings = Map.copyOf(sightings);
    }

    /**
     * A statement that was sent.
     *
     * @param names what it names, as the finalization writes it
     * @param statement its text, with placeholders for values, in one line and cut off where it is long
     */
    public record Sighting(String names, String statement) {}
}
