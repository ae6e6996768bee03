package dev.edd.audit;

import java.time.Duration;

/**
 * What was done, as the audit trail keeps it.
 *
 * @param subject what it was done to: a phase, a migration, a release
 * @param outcome how it ended, in a word or two
 * @param detail the rest, such as a reason
 * @param digest of the plan that it belongs to; empty where there is none
 */
public record Deed(Kind kind, String subject, String outcome, String detail, String digest, Duration took) {
    /** What kinds of deeds are kept. */
    public enum Kind {
        /** A run is about to carry out its plan. Without the end of the run behind it, the run was killed. */
        RUN_STARTED,

        /** A run is over. */
        RUN_ENDED,

        /** A transition ran first, or a finalization ran or was blocked. */
        STEP,

        /** A gate was judged and was not simply open. */
        GATE,

        /** A gate was opened by somebody who took the responsibility. */
        OVERRIDE,

        /** Somebody has let a migration into an environment, or has taken that back. */
        APPROVAL,

        /** A run took the lease over from one that had died or was not heard from. */
        TAKEOVER,

        /** Something happened to a release of the application. */
        RELEASE
    }

    /** Returns a deed that took no time and belongs to no plan. */
    public static Deed of(Kind kind, String subject, String outcome, String detail) {
        return new Deed(kind, subject, outcome, detail, "", Duration.ZERO);
    }
}
