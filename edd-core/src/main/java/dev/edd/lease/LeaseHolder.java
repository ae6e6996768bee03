package dev.edd.lease;

import dev.edd.database.Runner;
import dev.edd.release.Origin;

/**
 * Who holds a lease.
 *
 * @param runner the name of the run, which no other has
 * @param process the operating system's number of the process
 * @param build the page of the build on its server; empty outside one
 */
record LeaseHolder(String runner, String host, long process, String user, String build) {
    /** Returns this process, beginning a run for somebody. */
    static LeaseHolder here(Origin origin) {
        long process = ProcessHandle.current().pid();
        return new LeaseHolder(Runner.name(), Runner.host(), process, origin.user(), origin.build());
    }

    /** Returns who it is, for people: {@code alice on build-7 (process 4711, https://ci/job/12)}. */
    @Override
    public String toString() {
        return "%s on %s (process %s%s)".formatted(user, host, process, build.isEmpty() ? "" : ", " + build);
    }
}
