package dev.edd.report;

import dev.edd.migration.Location;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * Turns the path of a file in its project into that in its repository.
 *
 * @param place of the project in the repository; empty where that is the top
 */
record RepositoryPath(String place) {
    private static final String PLAIN = "-._~/!$&'()*+,;=:@";

    String of(Location location) {
        boolean absolute = location.path().startsWith("/") || location.path().matches("\\w:/.*");
        return place.isEmpty() || absolute ? location.path() : place + "/" + location.path();
    }

    /** Returns the path as a relative reference, which RFC 3986 wants in ASCII. */
    String uri(Location location) {
        StringBuilder uri = new StringBuilder();
        for (byte each : of(location).getBytes(StandardCharsets.UTF_8)) {
            char character = (char) (each & 0xFF);
            boolean plain = character < 0x80 && (Character.isLetterOrDigit(character) || PLAIN.indexOf(character) >= 0);
            uri.append(plain ? String.valueOf(character) : String.format(Locale.ROOT, "%%%02X", (int) character));
        }
        return uri.toString();
    }
}
