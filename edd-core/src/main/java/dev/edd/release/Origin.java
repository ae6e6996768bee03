package dev.edd.release;

/**
 * Who did something, and where.
 *
 * @param build the address of the pipeline's run; empty outside of a pipeline
 */
public record Origin(String user, String host, String build) {
    /** Where nobody said who it is. */
    public static final Origin UNKNOWN = new Origin("", "", "");

    @Override
    public String toString() {
        return "%s@%s%s".formatted(user, host, build.isEmpty() ? "" : ", " + build);
    }
}
