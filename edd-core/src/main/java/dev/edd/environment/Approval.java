package dev.edd.environment;

import dev.edd.migration.Directives.Directive;
import dev.edd.migration.Migration;
import dev.edd.migration.Phase;
import dev.edd.migration.Refactoring;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * That somebody has looked at a migration and let it in, or has taken that back.
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

    /** Stands for the digest of an approval that takes back those before it: no text has it. */
    private static final String REVOKED = "revoked";

    /** Returns an approval of what a refactoring's files are now; the database will say when. */
    public static Approval of(Refactoring refactoring, Subject subject, String approver) {
        return new Approval(subject, digest(refactoring, subject.phase()), approver, Instant.EPOCH);
    }

    /** Returns what takes back the approvals of a subject; the database will say when. */
    public static Approval revocation(Subject subject, String approver) {
        return new Approval(subject, REVOKED, approver, Instant.EPOCH);
    }

    /** Returns whether it takes back what was approved before. */
    public boolean isRevocation() {
        return digest.equals(REVOKED);
    }

    /** Returns those of a subject that nobody has taken back, in their order. */
    public static List<Approval> standing(List<Approval> all, Subject subject) {
        List<Approval> standing = new ArrayList<>();
        for (Approval approval : all) {
            if (approval.subject().equals(subject)) {
                if (approval.isRevocation()) {
                    standing.clear();
                } else {
                    standing.add(approval);
                }
            }
        }
        return List.copyOf(standing);
    }

    /** Returns the sentence that says who has done what. */
    @Override
    public String toString() {
        return "%s has %s the %s of refactoring %s for %s.%s"
                .formatted(
                        approver,
                        isRevocation() ? "revoked the approval of" : "approved",
                        subject.phase(),
                        subject.number(),
                        subject.environment(),
                        isRevocation() ? "" : " Digest %s.".formatted(digest));
    }

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
        List<String> parts = new ArrayList<>();
        for (Migration migration : refactoring.migrations()) {
            if (migration.phase().compareTo(phase) <= 0) {
                parts.add(migration.id().toString());
                parts.add(migration.source().checksum());
                migration.statements().forEach(statement -> parts.add(statement.text()));
                for (Directive directive : migration.directives().all()) {
                    parts.add(directive.name() + ": " + directive.value());
                }
            }
        }
        return Migration.Digest.of(parts);
    }
}
