package dev.edd.plan;

import java.time.Duration;

/** Time spans as people say them. */
final class TimeSpan {
    private TimeSpan() {}

    /** Returns a span to the second, in the largest unit that it is a multiple of: {@code 7 days}, {@code 36 hours}. */
    static String words(Duration span) {
        if (span.equals(Duration.ofDays(span.toDays()))) {
            return count(span.toDays(), "day");
        }
        if (span.equals(Duration.ofHours(span.toHours()))) {
            return count(span.toHours(), "hour");
        }
        return span.equals(Duration.ofMinutes(span.toMinutes()))
                ? count(span.toMinutes(), "minute")
                : count(span.toSeconds(), "second");
    }

    /** Returns what is full of a span in its largest unit: {@code 3 days} of three and a half. */
    static String rounded(Duration span) {
        if (span.toDays() > 0) {
            return count(span.toDays(), "day");
        }
        if (span.toHours() > 0) {
            return count(span.toHours(), "hour");
        }
        return span.toMinutes() > 0 ? count(span.toMinutes(), "minute") : "less than a minute";
    }

    private static String count(long number, String unit) {
        return number == 1 ? "1 " + unit : "%s %ss".formatted(number, unit);
    }
}
