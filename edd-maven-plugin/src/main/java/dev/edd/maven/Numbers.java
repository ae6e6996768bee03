package dev.edd.maven;

import dev.edd.migration.SequenceNumber;
import org.apache.maven.plugin.MojoExecutionException;

/** Sequence numbers as parameters have them. Maven itself would take {@code 0010} for an octal 8, another refactoring. */
final class Numbers {
    private static final int LONGEST =
            String.valueOf(SequenceNumber.LARGEST.value()).length();

    private Numbers() {}

    /** Returns the number that a text says in digits, of which leading zeros do not count. */
    static SequenceNumber of(String text) throws MojoExecutionException {
        String digits = text.strip().replaceFirst("^0+(?=.)", "");
        if (!digits.matches("[0-9]{1,%s}".formatted(LONGEST))) {
            throw new MojoExecutionException("""
                    edd.number=%s is no sequence number.
                      Why    It is what the names of a refactoring's files begin with.
                      Fix    Write it in digits: -Dedd.number=7, or 0007 as in the names.""".formatted(text));
        }
        return new SequenceNumber(Long.parseLong(digits));
    }
}
