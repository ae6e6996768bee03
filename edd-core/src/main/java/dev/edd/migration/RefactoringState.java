package dev.edd.migration;

/** How far one database has come with one refactoring. */
public enum RefactoringState {
    /** Nothing of it has been applied. */
    START,

    /** Its initial has been applied and something is left to do: both releases work. */
    TRANSITION,

    /** Nothing is left to do. */
    END
}
