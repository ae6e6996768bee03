package dev.edd.environment;

import dev.edd.migration.Directives.Directive;
import dev.edd.migration.Migration;
import dev.edd.migration.Phase;
import dev.edd.migration.Refactoring;
import dev.edd.migration.Statement;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;

/**
 * That somebody has looked at a migration and let it in.
 *
 * @param subject of what, and where
 * @param digest of everything that would run, so that an approval of another text counts for nothing
 * @param when by the database's clock
 */
public record Approval(Subject subject, String digest, String approver, Instant when) {
    /**
     * What is approved.
     *
     * @param environment the id of the environment: a copy of its database is none
     * @param number of the refactoring
     */
    public record Subject(String environment, long number, Phase phase) {}

    /** Returns whether somebody has the same name, however it is written. */
    public boolean isBy(String name) {
        return approver.strip().equalsIgnoreCase(name.strip());
    }

    /**
     * Returns the digest of what an approval is about: the refactoring's migrations up to that phase, since its
     * transition runs once more before its finalization; statements and directives as written, because a checksum says
     * nothing of blanks and directives.
     */
    public static String digest(Refactoring refactoring, Phase phase) {
        StringBuilder text = new StringBuilder();
        for (Migration migration : refactoring.migrations()) {
            if (migration.phase().compareTo(phase) <= 0) {
                add(text, migration.id().toString());
                add(text, migration.source().checksum());
                for (Statement statement : migration.statements()) {
                    add(text, statement.text());
                }
                for (Directive directive : migration.directives().all()) {
                    add(text, directive.name() + ": " + directive.value());
                }
            }
        }
        return sha256(text.toString());
    }

    /** Each part goes in with its length, so that no two migrations have the same text. */
    private static void add(StringBuilder text, String part) {
        text.append(part.length()).append(':').append(part);
    }

    private static String sha256(String text) {
        try {
            MessageDigest sha = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(sha.digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }
}
