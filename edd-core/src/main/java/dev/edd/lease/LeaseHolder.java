package dev.edd.lease;

import dev.edd.database.Runner;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * Who holds a lease.
 *
 * @param runner the name of the run, which no other has
 * @param process the operating system's number of the process
 * @param build the page of the build on its server; empty outside one
 */
record LeaseHolder(String runner, String host, long process, String user, String build) {
    private static final int LONGEST_NAME = 200;
    private static final int LONGEST_BUILD = 1000;

    /** Where build servers say which build is theirs: Jenkins, GitLab, Travis and Drone; others in a form of their own. */
    private static final String[] BUILD_URLS = {
        "BUILD_URL", "CI_JOB_URL", "CIRCLE_BUILD_URL", "TRAVIS_BUILD_WEB_URL", "DRONE_BUILD_LINK", "BUILDKITE_BUILD_URL"
    };

    LeaseHolder {
        host = cut(host, LONGEST_NAME);
        user = cut(user, LONGEST_NAME);
        build = cut(build, LONGEST_BUILD);
    }

    /** Returns this process, beginning a run. */
    static LeaseHolder here() {
        String runner = Runner.name();
        return new LeaseHolder(
                runner,
                Runner.host(),
                ProcessHandle.current().pid(),
                System.getProperty("user.name", ""),
                build(name -> Optional.ofNullable(System.getenv(name)).orElse("")));
    }

    /** Returns the build's page, from the variables that build servers set. */
    static String build(UnaryOperator<String> environment) {
        String server = environment.apply("GITHUB_SERVER_URL");
        String github = "%s/%s/actions/runs/%s"
                .formatted(server, environment.apply("GITHUB_REPOSITORY"), environment.apply("GITHUB_RUN_ID"));
        return Stream.of(BUILD_URLS)
                .map(environment)
                .filter(url -> !url.isBlank())
                .findFirst()
                .orElse(server.isBlank() ? "" : github);
    }

    private static String cut(String text, int length) {
        return text.substring(0, Math.min(text.length(), length));
    }

    /** Returns who it is, for people: {@code alice on build-7 (process 4711, https://ci/job/12)}. */
    @Override
    public String toString() {
        return "%s on %s (process %s%s)".formatted(user, host, process, build.isEmpty() ? "" : ", " + build);
    }
}
