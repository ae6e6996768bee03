package dev.edd.maven;

import java.util.List;
import org.apache.maven.plugin.MojoFailureException;

/** What is wrong although nothing went wrong. */
final class Complaints {
    private Complaints() {}

    /** Fails the build over them where that is wanted. */
    static void failOn(boolean wanted, List<String> complaints) throws MojoFailureException {
        if (wanted && !complaints.isEmpty()) {
            throw new MojoFailureException(String.join("\n", complaints));
        }
    }
}
