package dev.edd.report;

import dev.edd.migration.Location;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;

/**
 * Turns the path of a file in its project into that in its repository.
 *
 * @param place of the project in the repository; empty where that is the top
 */
record RepositoryPath(String place) {
    private static final String PLAIN = "-._~/!$&'()*+,;=@";

    String of(Location location) {
        return isAbsolute(location) ? location.path() : normal(place + "/" + location.path());
    }

    private static String normal(String path) {
        Deque<String> names = new ArrayDeque<>();
        for (String name : path.split("/", -1)) {
            if (name.equals("..") && !names.isEmpty() && !names.getLast().equals("..")) {
                names.removeLast();
            } else if (!name.isEmpty() && !name.equals(".")) {
                names.addLast(name);
            }
        }
        return String.join("/", names);
    }

    private static boolean isAbsolute(Location location) {
        return location.path().startsWith("/") || location.path().matches("\\w:/.*");
    }

    /** Returns the path as a reference, which RFC 3986 wants in ASCII: relative, unless it lies outside of the project. */
    String uri(Location location) {
        boolean absolute = isAbsolute(location);
        StringBuilder uri = new StringBuilder(absolute ? "file://" : "");
        uri.append(absolute && !location.path().startsWith("/") ? "/" : "");
        String unescaped = absolute ? PLAIN + ":" : PLAIN;
        for (byte each : of(location).getBytes(StandardCharsets.UTF_8)) {
            char character = (char) (each & 0xFF);
            boolean plain =
                    character < 0x80 && (Character.isLetterOrDigit(character) || unescaped.indexOf(character) >= 0);
            uri.append(plain ? String.valueOf(character) : String.format(Locale.ROOT, "%%%02X", (int) character));
        }
        return uri.toString();
    }
}
