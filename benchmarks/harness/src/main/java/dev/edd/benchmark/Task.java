package dev.edd.benchmark;

/** What a candidate is asked to do with its migrations. */
enum Task {
    /** Check the files; there is no database. */
    VALIDATE,

    /** Apply every migration to an empty database. */
    MIGRATE,

    /** Find out that every migration has been applied. */
    NOTHING,

    /** Show every migration and that it has been applied. */
    STATUS;

    /** Returns whether the database holds everything before the task begins. */
    boolean needsFullDatabase() {
        return this == NOTHING || this == STATUS;
    }

    /** Returns whether the evidence of the work is what was printed. */
    boolean isSeenInOutput() {
        return this == VALIDATE || this == STATUS;
    }
}
