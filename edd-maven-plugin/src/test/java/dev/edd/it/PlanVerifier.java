package dev.edd.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;

/** The projects {@code plan-…}. */
public final class PlanVerifier {
    private final Build build;

    public PlanVerifier(File directory) {
        this.build = new Build(directory);
    }

    /** Shows the SQL, and changes nothing: everything is still pending. */
    public void text() {
        assertThat(build.run(1).info()).contains("""
                To run, in this order:
                  0001_shop/initial  (first run, safe)  src/main/resources/db/changelog/initial/0001_shop.sql
                      CREATE TABLE item (id INT PRIMARY KEY, code VARCHAR(20) NOT NULL);
                      INSERT INTO item VALUES (1, 'BE-0815'), (2, 'HH-4711');
                  0002_split_code/initial  (first run, safe)  src/main/resources/db/changelog/initial/0002_split_code.sql
                      ALTER TABLE item ADD COLUMN location VARCHAR(2);
                """);
        assertThat(build.run(2).info())
                .containsPattern("0001_shop +START +pending +- +- +-")
                .containsPattern("0002_split_code +START +pending +pending +pending +-");
        assertThat(build.database().tables()).isEmpty();
    }

    public void json() {
        assertThat(build.read("target/plan.json"))
                .containsSubsequence(
                        "\"migration\" : \"0001_shop/initial\"",
                        "\"migration\" : \"0002_split_code/initial\"",
                        "\"migration\" : \"0002_split_code/transition\"",
                        "\"migration\" : \"0002_split_code/finalization\"",
                        "\"risk\" : \"SAFE\"",
                        "\"ALTER TABLE item DROP COLUMN code\"");
        assertThat(build.database().tables()).isEmpty();
    }

    /** The whole of standard output can be piped into a reader of JSON. */
    public void jsonStandardOutput() {
        assertThat(build.run().log()).isEqualToIgnoringWhitespace("""
                {
                  "steps" : [
                    {
                      "migration" : "0001_shop/initial",
                      "number" : 1,
                      "phase" : "initial",
                      "path" : "src/main/resources/db/changelog/initial/0001_shop.sql",
                      "kind" : "FIRST_RUN",
                      "risk" : "SAFE",
                      "statements" : [
                        "CREATE TABLE item (id INT PRIMARY KEY, code VARCHAR(20) NOT NULL)",
                        "INSERT INTO item VALUES (1, 'BE-0815'), (2, 'HH-4711')"
                      ]
                    },
                    {
                      "migration" : "0002_split_code/initial",
                      "number" : 2,
                      "phase" : "initial",
                      "path" : "src/main/resources/db/changelog/initial/0002_split_code.sql",
                      "kind" : "FIRST_RUN",
                      "risk" : "SAFE",
                      "statements" : [
                        "ALTER TABLE item ADD COLUMN location VARCHAR(2)"
                      ]
                    }
                  ],
                  "deferred" : [ ],
                  "refusals" : [ ]
                }""");
    }

    public void transition() {
        assertThat(build.run(2).info()).contains("""
                To run, in this order:
                  0002_split_code/transition  (first run, careful)  src/main/resources/db/changelog/transition/0002_split_code.sql
                      UPDATE item SET location = SUBSTRING(code, 1, 2) WHERE location IS NULL;
                """);
    }

    /** Fails where the migration would, with the same words. */
    public void refused() {
        new RefusalVerifier(build.path("").toFile()).outOfOrder();
    }
}
