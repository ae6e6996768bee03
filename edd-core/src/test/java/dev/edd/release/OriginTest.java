package dev.edd.release;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OriginTest {
    private static final Origin HERE = new Origin("ada", "laptop", "");

    @Test
    void is_the_user_of_the_machine_where_no_pipeline_runs() {
        assertThat(Origin.in(Map.of(), HERE)).hasToString("ada@laptop");
    }

    @Test
    void is_told_by_the_pipeline() {
        Map<String, String> github = Map.of(
                "GITHUB_ACTOR", "grace",
                "GITHUB_SERVER_URL", "https://github.example.com",
                "GITHUB_REPOSITORY", "shop/shop",
                "GITHUB_RUN_ID", "4711");
        assertThat(Origin.in(github, HERE))
                .hasToString("grace@laptop, https://github.example.com/shop/shop/actions/runs/4711");
        assertThat(Origin.in(Map.of("GITLAB_USER_LOGIN", "grace", "CI_JOB_URL", "https://gitlab.example.com/1"), HERE))
                .hasToString("grace@laptop, https://gitlab.example.com/1");
        assertThat(Origin.in(Map.of("BUILD_URL", "https://jenkins.example.com/2"), HERE))
                .hasToString("ada@laptop, https://jenkins.example.com/2");
        assertThat(Origin.in(Map.of("BUILDKITE_BUILD_URL", "https://buildkite.example.com/3"), HERE))
                .hasToString("ada@laptop, https://buildkite.example.com/3");
    }

    @Test
    void knows_the_commit_that_the_pipeline_builds() {
        for (String variable : List.of("GITHUB_SHA", "CI_COMMIT_SHA", "GIT_COMMIT")) {
            assertThat(Origin.in(Map.of(variable, "0a1b2c3d4e5f6a7b"), HERE))
                    .hasToString("ada@laptop, commit 0a1b2c3d4e5f");
        }
        assertThat(Origin.in(Map.of("GIT_COMMIT", "0a1b"), new Origin("ada", "", "", "ffff"))
                        .commit())
                .isEqualTo("ffff");
    }

    @Test
    void keeps_the_build_that_was_given() {
        assertThat(Origin.in(
                        Map.of("CI_JOB_URL", "https://gitlab.example.com/1"), new Origin("ada", "", "https://a.b")))
                .hasToString("ada, https://a.b");
    }
}
