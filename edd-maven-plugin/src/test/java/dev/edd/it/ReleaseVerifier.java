package dev.edd.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;

/** The projects in which releases of the application come and go. */
public final class ReleaseVerifier {
    private final Build build;

    public ReleaseVerifier(File directory) {
        this.build = new Build(directory);
    }

    /** Nothing is removed before the last release is gone that needs it. */
    public void story() {
        assertThat(build.run(1).info()).contains("Phase pre-deploy on ", "[1/1] 0001_shop/initial applied in ");
        assertThat(build.run(2).info()).contains("Release 1.0 deployed on ", "Releases running: 1.0 since 20");
        assertThat(build.run(3).info()).contains("[1/1] 0002_split_code/initial applied in ");
        assertThat(build.run(4).info()).containsPattern("Releases running: 1\\.0 since .*, 2\\.0 since ");
        assertThat(build.run(5).info()).contains("[1/1] 0002_split_code/transition applied in ");
        assertThat(build.run(6).info())
                .contains("Nothing to run")
                .containsPattern("Not due:\\s+0002_split_code/finalization   release 1\\.0, deployed on .*, still runs")
                .contains("opens with mvn edd:release -Dedd.release=1.0 -Dedd.event=retired");
        assertThat(build.run(7).info()).containsPattern("Releases running: 1\\.0 since [^,]*$");
        assertThat(build.run(8).info()).containsPattern("Releases running: 2\\.1 since [^,]*$");
        assertThat(build.run(9).info())
                .containsSubsequence(
                        "0002_split_code/transition ran once more", "0002_split_code/finalization applied");
        assertThat(build.run(10).info()).contains("Releases that can run here: 2.0, 2.1");
        assertThat(build.run(11).info()).containsPattern("took \\d+\\.\\d{3} s; edd \\d\\S*, H2 2\\.\\d");
        assertThat(build.database().columnsOfItem()).containsExactly("ID", "LOCATION");
        assertThat(build.database()
                        .query("SELECT application_version || ' ' || event_kind FROM edd_release ORDER BY id"))
                .containsExactly("1.0 deployed", "2.0 deployed", "2.0 rolled-back", "2.1 deployed", "1.0 retired");
    }

    /** What comes to production has been in staging, and a finalization waits in each of the two for itself. */
    public void environments() {
        assertThat(build.run(1).info()).contains("0001_shop/initial applied in ", "Release 1.0 deployed on ");
        assertThat(build.run(2).info()).contains("0001_shop/initial applied in ", "Release 1.0 deployed on ");
        assertThat(build.run(3).info())
                .contains("0002_split_code/initial applied in ", "0002_split_code/transition applied in ");
        assertThat(build.run(4).info()).containsPattern("Releases running: 1\\.0 since [^,]*$");
        assertThat(build.run(5).error()).contains("0003_delivery/initial is not due.", "previous-environment: ");
        assertThat(build.run(6).info()).contains("0003_delivery/initial applied in ");
        assertThat(build.run(8).info())
                .contains("0002_split_code/initial applied in ", "0003_delivery/initial applied in ");
        assertThat(build.run(9).info())
                .containsPattern(
                        "Not due:\\s+0002_split_code/finalization   release 1\\.0, deployed on .*, still runs");
        assertThat(build.run(10).info()).containsPattern("0002_split_code\\s+IN TRANSITION.*IN TRANSITION");
        assertThat(build.run(11).info()).contains("0002_split_code/finalization applied in ");
        assertThat(build.run(12).info()).contains("0002_split_code/finalization applied in ");
        assertThat(build.run(13).info())
                .containsPattern("0001_shop\\s+END\\s+END")
                .containsPattern("0002_split_code\\s+END\\s+END")
                .containsPattern("0003_delivery\\s+END\\s+END");
        assertThat(build.database("target/production", "", "").columnsOfItem()).containsExactly("ID", "LOCATION");
    }

    /** A release is not recorded as deployed once what it needs is gone. */
    public void refused() {
        assertThat(build.run(1).info()).contains("[4/4] 0002_split_code/finalization applied in ");
        assertThat(build.lastRun().error().replaceFirst("\\d{4}-\\d\\d-\\d\\d", "TODAY"))
                .startsWith("Release 1.0 cannot run on this database.")
                .contains(
                        "Why    It would miss what 0002_split_code removed on TODAY, and only releases from 2.0 do without.")
                .contains("Fix    Deploy a release that the database serves; mvn edd:status lists them.");
    }

    /** Several gates are judged together, and each says what opens it. */
    public void notDue() {
        assertThat(build.run(3).info())
                .contains("Nothing to run")
                .contains(
                        "release 1.0 still runs (edd.oldestRelease) and needs what it removes; opens when the oldest is 2.0")
                .contains("its soak time of 7 days is over on 20");
        assertThat(build.lastRun().error())
                .startsWith("0002_split_code/finalization is not due.")
                .contains("Why    old-releases-gone: release 1.0 still runs")
                .contains("soak-over: its soak time of 7 days is over on 20")
                .contains("-Dedd.override=\"old-releases-gone, soak-over: the reason\"");
        assertThat(build.database().columnsOfItem()).contains("CODE");
    }

    public void overdue() {
        assertThat(build.run(1).info()).contains("0002_split_code/initial applied in ");
        assertThat(build.lastRun().error())
                .matches("OVERDUE  0002_split_code has been in transition for (less than a|\\d+) minutes?: "
                        + "it was to be over by 2026-01-31\\.");
    }
}
