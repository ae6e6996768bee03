package dev.edd.migration;

import java.util.Locale;

/**
 * Something in the files that cannot be read as a migration.
 *
 * @param what the file's or migration's name first, present tense
 * @param fix an imperative that can be carried out or pasted
 */
public record Flaw(Kind kind, Location location, String what, String fix) {
    /** What can be wrong; each is reported by the rule that has the kind's id. */
    public enum Kind {
        /** The directory or file of the changelog does not exist or holds no migration. */
        NO_CHANGELOG,

        /** A file cannot be opened or read. */
        UNREADABLE_FILE,

        /** A file's bytes are no UTF-8. */
        NOT_UTF_8,

        /** A folder leads back to itself through a symbolic link. */
        SYMLINK_LOOP,

        /** A file lies where no phase is named. */
        UNKNOWN_FOLDER,

        /** A file's name has no sequence number or no description. */
        UNREADABLE_FILE_NAME,

        /** A sequence number has more than 18 digits. */
        SEQUENCE_NUMBER_TOO_LARGE,

        /** A file or changeset has no statement. */
        EMPTY_MIGRATION,

        /** A quote or comment is never closed. */
        UNTERMINATED_TEXT,

        /** A directive has a name that does not exist. */
        UNKNOWN_DIRECTIVE,

        /** A directive has a value that cannot be understood. */
        UNREADABLE_DIRECTIVE,

        /** A directive stands behind the first statement. */
        MISPLACED_DIRECTIVE,

        /** Liquibase cannot parse a changelog file. */
        UNREADABLE_CHANGELOG,

        /** A native changeset has no phase among its contexts. */
        NO_PHASE_CONTEXT,

        /** A native changeset runs where no context is given. */
        FAIL_OPEN_CONTEXT,

        /** A native changeset has no number in its id nor in its file's name. */
        NO_SEQUENCE_NUMBER,

        /** A native changeset stands behind one of a later phase of the same refactoring. */
        PHASES_OUT_OF_ORDER,

        /** A native changelog uses something that may do more than change the database. */
        UNTRUSTED_CHANGE,

        /** A changelog asks for a file outside of its folder or jar. */
        FILE_OUTSIDE_CHANGELOG,

        /** A native changelog asks for an environment variable or a system property. */
        ENVIRONMENT_IN_CHANGELOG,

        /** An XML changelog has a document type, and so entities. */
        EXTERNAL_ENTITY;

        /** Returns the id of the rule that reports it: {@code not-utf-8}. */
        public String rule() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }
}
