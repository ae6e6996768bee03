package dev.edd.changelog;

import dev.edd.migration.Migration.Digest;
import java.util.Set;

/**
 * The checksum of a plain-SQL migration, in the form that {@code DATABASECHANGELOG.MD5SUM} holds: Liquibase's checksum
 * version and 32 hexadecimal digits, here the first half of a SHA-256.
 *
 * <p>Liquibase's own version drops all white space, even that inside literals, and so takes two texts for one; this
 * one counts every character but line ends, a byte order mark, and the comment lines that only say how to run the file.
 */
final class Checksum {
    private static final String LIQUIBASE_VERSION = "9:";
    private static final int HEX_DIGITS = 32;

    private Checksum() {}

    /**
     * Returns the checksum of a text with {@code \n} line ends and without byte order mark.
     *
     * @param directives the comments that only say how to run it; a line with nothing else does not count
     */
    static String of(String text, Set<String> directives) {
        String counted = directives.isEmpty() ? text.stripTrailing() + '\n' : without(directives, text);
        return LIQUIBASE_VERSION + Digest.of(counted).substring(0, HEX_DIGITS);
    }

    private static String without(Set<String> directives, String text) {
        StringBuilder counted = new StringBuilder(text.length());
        for (String line : text.stripTrailing().split("\n", -1)) {
            if (!directives.contains(line.strip())) {
                counted.append(line).append('\n');
            }
        }
        return counted.toString();
    }
}
