package dev.edd.release;

import java.util.Arrays;
import java.util.Map;

/**
 * Who did something, and where.
 *
 * @param build the address of the pipeline's run; empty outside of a pipeline
 * @param commit the version of the files, as their version control names it; empty where nobody says
 */
public record Origin(String user, String host, String build, String commit) {
    private static final int SHORT = 12;

    /** Where build servers say which run is theirs: GitLab, Jenkins, Travis, Drone; others in a form of their own. */
    private static final String[] BUILD_URLS = {
        "CI_JOB_URL", "BUILD_URL", "CIRCLE_BUILD_URL", "TRAVIS_BUILD_WEB_URL", "DRONE_BUILD_LINK", "BUILDKITE_BUILD_URL"
    };

    /** Where nobody said who it is. */
    public static final Origin UNKNOWN = new Origin("", "", "");

    /** Takes who did something from files of which nobody says the version. */
    public Origin(String user, String host, String build) {
        this(user, host, build, "");
    }

    /**
     * Returns who does something, as the pipelines tell it that are known.
     *
     * @param environment the variables of the process
     * @param here who it is where no pipeline runs
     */
    public static Origin in(Map<String, String> environment, Origin here) {
        String run = environment.getOrDefault("GITHUB_RUN_ID", "");
        String build = run.isEmpty()
                ? first(environment, BUILD_URLS)
                : "%s/%s/actions/runs/%s"
                        .formatted(environment.get("GITHUB_SERVER_URL"), environment.get("GITHUB_REPOSITORY"), run);
        String user = first(environment, "GITHUB_ACTOR", "GITLAB_USER_LOGIN", "BUILD_USER_ID");
        String commit = first(environment, "GITHUB_SHA", "CI_COMMIT_SHA", "GIT_COMMIT");
        return new Origin(
                user.isEmpty() ? here.user() : user,
                here.host(),
                here.build().isEmpty() ? build : here.build(),
                here.commit().isEmpty() ? commit : here.commit());
    }

    private static String first(Map<String, String> environment, String... names) {
        return Arrays.stream(names)
                .map(name -> environment.getOrDefault(name, ""))
                .filter(value -> !value.isEmpty())
                .findFirst()
                .orElse("");
    }

    @Override
    public String toString() {
        return "%s%s%s%s"
                .formatted(
                        user,
                        host.isEmpty() ? "" : "@" + host,
                        build.isEmpty() ? "" : ", " + build,
                        commit.isEmpty() ? "" : ", commit " + commit.substring(0, Math.min(commit.length(), SHORT)));
    }
}
