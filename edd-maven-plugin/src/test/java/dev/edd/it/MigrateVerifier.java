package dev.edd.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;

/** The projects {@code migrate-…} that carry migrations out. */
public final class MigrateVerifier {
    private static final String NOTHING = "Nothing to run: everything that is due has run.";
    private static final String INITIAL_1 = "initial/0001_shop.sql";
    private static final String INITIAL_2 = "initial/0002_split_code.sql";
    private static final String TRANSITION_2 = "transition/0002_split_code.sql";
    private static final String FINALIZATION_2 = "finalization/0002_split_code.sql";

    private final Build build;

    public MigrateVerifier(File directory) {
        this.build = new Build(directory);
    }

    public void initial() {
        assertThat(build.run().info())
                .contains("Phase initial on jdbc:h2:file:" + build.path("target/edd/database"))
                .containsPattern("\\[1/2] 0001_shop/initial applied in \\d+\\.\\d{3} s\\.")
                .containsPattern("\\[2/2] 0002_split_code/initial applied in \\d+\\.\\d{3} s\\.")
                .containsPattern("2 migrations applied in \\d+\\.\\d{3} s\\.");
        assertAppliedInitialOnly(build.database());
    }

    private static void assertAppliedInitialOnly(H2 database) {
        assertThat(database.applied()).containsExactly(INITIAL_1, INITIAL_2);
        assertThat(database.columnsOfItem()).containsExactly("ID", "CODE", "LOCATION");
        assertThat(database.query("SELECT location FROM item")).containsExactly(null, null);
    }

    public void again() {
        assertThat(build.run(1).info()).contains("2 migrations applied in ");
        assertThat(build.run(2).info()).contains(NOTHING).doesNotContain("applied in");
        assertAppliedInitialOnly(build.database());
    }

    /** A transition runs on every call until finalized, and once more right before. */
    public void allPhases() {
        assertThat(build.run(1).info()).contains("0002_split_code/initial applied in ");
        assertThat(build.run(2).info()).contains("[1/1] 0002_split_code/transition applied in ");
        assertThat(build.run(3).info()).contains("[1/1] 0002_split_code/transition ran again in ");
        assertThat(build.run(4).info())
                .containsSubsequence(
                        "[1/2] 0002_split_code/transition ran once more before the finalization in ",
                        "[2/2] 0002_split_code/finalization applied in ",
                        "2 migrations applied in ");
        assertThat(build.run(5).info()).contains(NOTHING);
        assertThat(build.run(6).info())
                .containsPattern("0001_shop +END +\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\dZ +- +- +-")
                .containsPattern("0002_split_code +END( +\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\dZ){3} +-");
        assertFinalized();
    }

    private void assertFinalized() {
        H2 database = build.database();
        assertThat(database.applied()).containsExactlyInAnyOrder(INITIAL_1, INITIAL_2, TRANSITION_2, FINALIZATION_2);
        assertThat(database.columnsOfItem()).containsExactly("ID", "LOCATION");
        assertThat(database.query("SELECT location FROM item ORDER BY id")).containsExactly("BE", "HH");
    }

    public void allAtOnce() {
        assertThat(build.run().info())
                .containsSubsequence(
                        "[1/4] 0001_shop/initial",
                        "[2/4] 0002_split_code/initial",
                        "[3/4] 0002_split_code/transition",
                        "[4/4] 0002_split_code/finalization",
                        "4 migrations applied in ");
        assertFinalized();
    }

    public void outOfOrderAllowed() {
        assertThat(build.run(2).info()).contains("[1/1] 0002_add_weight/initial applied in ");
        assertThat(build.database().columnsOfItem()).containsExactly("ID", "CODE", "COLOUR", "WEIGHT");
    }

    /** Only the description changed, so it is the same migration. */
    public void renamedFile() {
        assertThat(build.run(2).info()).contains(NOTHING);
        assertThat(build.database().applied()).containsExactly(INITIAL_1);
    }

    public void skip() {
        assertThat(build.run().info()).contains("Skipped: edd.skip is set.").doesNotContain("Phase");
    }

    /** Liquibase's own formats run phase by phase too, with one refactoring's changesets in one file. */
    public void nativeYaml() {
        assertThat(build.run(1).info()).contains("[2/2] 0002_split-code/initial applied in ");
        assertThat(build.run(2).info()).contains("[1/1] 0002_split-code/transition applied in ");
        assertThat(build.run(3).info()).contains("[2/2] 0002_split-code/finalization applied in ");
        H2 database = build.database();
        assertThat(database.query("SELECT id FROM databasechangelog ORDER BY orderexecuted"))
                .containsExactlyInAnyOrder(
                        "0001-shop",
                        "0002-split-code-initial",
                        "0002-split-code-transition",
                        "0002-split-code-finalization");
        assertThat(database.columnsOfItem()).containsExactly("ID", "LOCATION");
        assertThat(database.query("SELECT location FROM item")).containsExactly("BE");
    }

    /** An XML changelog that includes JSON, formatted SQL and a plain-SQL folder. */
    public void nativeMixed() {
        assertThat(build.run().info()).contains("4 migrations applied in ");
        assertThat(build.database().columnsOfItem()).containsExactly("ID", "CODE", "COLOUR", "WEIGHT", "SIZE");
    }

    public void pathWithSpaces() {
        assertThat(build.run(1).info()).contains("2 migrations applied in ");
        assertThat(build.run(2).info()).containsPattern("0002_split_code +IN TRANSITION ");
        assertAppliedInitialOnly(build.database());
    }

    /** What a jar holds is the same changelog as the folder it was packaged from. */
    public void packaged() {
        assertThat(build.run(2).info()).contains("2 migrations applied in ");
        assertThat(build.run(3).info())
                .containsPattern("0002_split_code +IN TRANSITION ")
                .doesNotContain("CHANGED", "MISSING");
        assertAppliedInitialOnly(build.database());
    }

    public void noProject() {
        assertThat(build.run().info()).contains("2 migrations applied in ");
        assertAppliedInitialOnly(build.database("database/shop", "", ""));
    }

    public void noProjectNoUrl() {
        assertThat(build.run().info()).contains("Phase initial on jdbc:h2:file:" + build.path("target/edd/database"));
        assertAppliedInitialOnly(build.database());
    }

    /** Two modules at the same time, each with a database of its own; the parent has none. */
    public void multiModule() {
        assertThat(build.run(1).info())
                .contains("MultiThreadedBuilder")
                .contains(
                        "Skipped: migrate-multi-module has the packaging pom, and no src/main/resources/db/changelog.");
        assertAppliedInitialOnly(build.database("shop/target/edd/database", "sa", ""));
        assertAppliedInitialOnly(build.database("warehouse/target/edd/database", "sa", ""));
        assertThat(build.path("target/edd")).doesNotExist();
        assertThat(build.lastRun().error())
                .startsWith("edd:status runs in migrate-multi-module alone, and would pass ");
    }

    /** Nothing but JSON where Maven is told to be quiet. */
    public void json() {
        assertThat(build.lastRun().output().replaceAll("\"milliseconds\" : \\d+", "\"milliseconds\" : 0"))
                .isEqualTo("""
                        {
                          "blocked" : false,
                          "outcomes" : [
                            {
                              "migration" : "0001_shop/initial",
                              "number" : 1,
                              "phase" : "initial",
                              "outcome" : "APPLIED",
                              "kind" : "FIRST_RUN",
                              "milliseconds" : 0
                            },
                            {
                              "migration" : "0002_split_code/initial",
                              "number" : 2,
                              "phase" : "initial",
                              "outcome" : "APPLIED",
                              "kind" : "FIRST_RUN",
                              "milliseconds" : 0
                            }
                          ]
                        }""");
    }
}
