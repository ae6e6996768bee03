package dev.edd.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;

/** The projects {@code status-…}. */
public final class StatusVerifier {
    private static final String MINUTE = "\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\dZ";

    private final Build build;

    public StatusVerifier(File directory) {
        this.build = new Build(directory);
    }

    /** One line for each refactoring, and what to do next. */
    public void text() {
        assertThat(build.run(3).info())
                .containsPattern("REFACTORING +STATE +INITIAL +TRANSITION +FINALIZATION +REMAINING\n"
                        + "0001_shop +END +%s +- +- +-\n".formatted(MINUTE)
                        + "0002_split_code +IN TRANSITION +%s +%s +pending +0 rows\n".formatted(MINUTE, MINUTE)
                        + "Next: mvn edd:migrate -Dphase=finalization");
    }

    public void json() {
        assertThat(build.lastRun().output().replaceAll("\\d{4}-\\d\\d-\\d\\dT[\\d:.]+Z", "WHEN"))
                .isEqualTo("""
                        {
                          "refactorings" : [
                            {
                              "refactoring" : "0001_shop",
                              "number" : 1,
                              "state" : "END",
                              "initial" : {
                                "applied" : true,
                                "when" : "WHEN"
                              }
                            },
                            {
                              "refactoring" : "0002_split_code",
                              "number" : 2,
                              "state" : "TRANSITION",
                              "remaining" : 2,
                              "initial" : {
                                "applied" : true,
                                "when" : "WHEN"
                              },
                              "transition" : {
                                "applied" : false
                              },
                              "finalization" : {
                                "applied" : false
                              }
                            }
                          ],
                          "changed" : [ ],
                          "renamed" : [ ],
                          "missing" : [ ],
                          "stopped" : [ ],
                          "backfills" : [ ]
                        }""");
    }

    /** What a migration would refuse is only told. */
    public void changedChecksum() {
        assertThat(build.run(2).info()).contains("CHANGED  0001_shop/initial: after/initial/0001_shop.sql");
    }

    public void unreachable() {
        assertThat(build.run().error()).isEqualTo("""
                The database does not answer.
                  Where  jdbc:h2:tcp://localhost:1/shop
                  Why    Nothing takes connections there (Connection refused).
                  Fix    Start the database server, or correct host and port in edd.url.""");
    }
}
