package dev.edd.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;

/** The projects {@code pause-…}. */
public final class PauseVerifier {
    private final Build build;

    public PauseVerifier(File directory) {
        this.build = new Build(directory);
    }

    /** What people do about a backfill from another terminal. */
    public void backfill() {
        assertThat(build.run(2).info())
                .contains("The backfill of refactoring 0002: paused. Go on with: mvn edd:resume");
        assertThat(build.run(3).info()).contains("All backfills of the database: resumed.");
        assertThat(build.run(4).info()).contains("0002_split_code/transition went through 2 rows in ");
        assertThat(build.run(5).info()).contains("No row is recorded that could not be moved.");
        assertThat(build.lastRun().output())
                .contains("\"backfills\" : [", "\"migration\" : \"0002_split_code/transition\"", "\"finished\" : true");
    }
}
