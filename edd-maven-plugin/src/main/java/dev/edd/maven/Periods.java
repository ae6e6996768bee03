package dev.edd.maven;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import org.apache.maven.plugin.MojoExecutionException;
import org.jspecify.annotations.Nullable;

/** Spans of time as parameters have them. */
final class Periods {
    private Periods() {}

    /** Returns the span of a parameter; none where it is not set. */
    static Duration of(String parameter, @Nullable String text) throws MojoExecutionException {
        try {
            Duration duration = text == null ? Duration.ZERO : Duration.parse(text.strip());
            if (!duration.isNegative()) {
                return duration;
            }
        } catch (DateTimeParseException unreadable) {
            // Told below, with what can be read.
        }
        throw new MojoExecutionException("""
                %s=%s is no span of time.
                  Why    It is written as ISO 8601 has it.
                  Fix    Write P7D for a week, PT12H for twelve hours: -D%s=P7D""".formatted(parameter, text, parameter));
    }
}
