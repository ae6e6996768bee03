package dev.edd.environment;

import java.util.List;

/**
 * What is known when migrations are to be let into an environment.
 *
 * @param approvals all that were ever given in this database, in their order
 * @param runner who would run them
 */
public record Clearance(
        DeclaredEnvironment environment, Predecessor previous, List<Approval> approvals, String runner) {
    /** What is known of a database of which the project declares nothing. */
    public static final Clearance NONE = new Clearance(DeclaredEnvironment.NONE, new Predecessor.None(), List.of(), "");

    public Clearance {
        approvals = List.copyOf(approvals);
    }
}
