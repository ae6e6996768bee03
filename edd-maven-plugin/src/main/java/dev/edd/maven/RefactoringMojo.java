package dev.edd.maven;

import dev.edd.migration.SequenceNumber;
import java.util.Set;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/** What the goals share that are about one refactoring, or all of them. */
abstract class RefactoringMojo extends DatabaseMojo {
    /** The sequence number of the refactoring that is meant; without it, all of them. */
    @Parameter(property = "edd.number")
    private @Nullable String number;

    Set<SequenceNumber> only() throws MojoExecutionException {
        return number == null ? Set.of() : Set.of(Numbers.of(number));
    }

    /** Returns what the goal acts on, for a line in the log. */
    String what() throws MojoExecutionException {
        return number == null
                ? "All backfills of the database"
                : "The backfill of refactoring %s".formatted(Numbers.of(number));
    }
}
