package dev.edd;

import dev.edd.audit.Here;
import dev.edd.database.Target;
import dev.edd.environment.DeclaredEnvironment;
import dev.edd.release.Origin;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Where a database stands on the way to production, and who asks.
 *
 * @param declared what the project says of it
 * @param previous the database that it is promoted from; asked for only where something depends on it, and may throw
 *     what is in the way
 * @param runner who runs what is run
 */
public record Standing(DeclaredEnvironment declared, Supplier<Optional<Target>> previous, Origin runner) {
    /** Returns the standing of a database of which the project declares nothing, for whoever runs this process. */
    public static Standing here() {
        return new Standing(DeclaredEnvironment.NONE, Optional::empty, Here.origin(null, null, null));
    }
}
