package dev.edd.report;

import java.time.Duration;
import java.util.Locale;

/** Numbers as people read them, the same in every locale. */
final class Amount {
    private Amount() {}

    /** Returns {@code 1 row}, {@code 12,345 rows}. */
    static String count(long number, String noun) {
        return number == 1 ? "1 " + noun : String.format(Locale.ROOT, "%,d %ss", number, noun);
    }

    /** Returns a duration in seconds, exact to the millisecond. */
    static String seconds(Duration duration) {
        return String.format(Locale.ROOT, "%.3f s", duration.toMillis() / 1000.0);
    }
}
