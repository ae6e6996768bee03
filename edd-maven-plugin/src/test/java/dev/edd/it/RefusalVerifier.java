package dev.edd.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;

/** The projects {@code migrate-…} that are refused or fail, with what their users are told. */
public final class RefusalVerifier {
    private final Build build;

    public RefusalVerifier(File directory) {
        this.build = new Build(directory);
    }

    /** Nothing is recorded, and what H2 has committed by itself is said. */
    public void sqlError() {
        assertThat(build.run().error()).isEqualTo("""
                0001_shop/initial stopped at statement 3 of 5.
                  Where  src/main/resources/db/changelog/initial/0001_shop.sql:3
                  Why    Table "ITME" not found; SQL statement:
                         INSERT INTO itme VALUES (3, 'M-1') [42102-252] (SQLState 42S02)
                         Statements 1 to 2 took effect and stay: each one is committed by itself.
                  Fix    Correct statement 3 and run the same command again: it goes on there. Leave what stands before it as it is.""");
        assertThat(build.database().query("SELECT id FROM item")).containsExactly("1", "2");
        assertThat(build.database().applied()).isEmpty();
    }

    public void outOfOrder() {
        assertThat(build.lastRun().error()).isEqualTo("""
                0002_add_weight/initial comes before 0003_add_colour/initial, which has been applied.
                  Where  after/initial/0002_add_weight.sql
                  Why    A fresh database would run them the other way round and might come out different.
                  Fix    Give it a number above 0003. If the two do not touch each other, run it with -Dedd.outOfOrder=true.""");
        assertThat(build.database().columnsOfItem()).containsExactly("ID", "CODE", "COLOUR");
    }

    public void changedChecksum() {
        assertThat(build.lastRun().error()).isEqualTo("""
                0001_shop/initial was changed after it had been applied.
                  Where  after/initial/0001_shop.sql
                  Why    This database holds what the earlier text did; a fresh one would come out different.
                  Fix    Restore the earlier text from version control and put the change into a new refactoring.
                         Where both texts do the same, accept the new one:
                         UPDATE DATABASECHANGELOG SET MD5SUM = NULL WHERE ID = '1' AND AUTHOR = 'edd' AND FILENAME = 'initial/0001_shop.sql'""");
    }

    public void missingFile() {
        assertThat(build.lastRun().error().replaceFirst("\\d{4}-\\d\\d-\\d\\d", "TODAY"))
                .isEqualTo("""
                initial/0002_split_code.sql was applied on TODAY and is no longer among the files.
                  Where  after
                  Why    The files are behind this database: what they would do next rests on a state that it does not have.
                  Fix    Check out the version that holds initial/0002_split_code.sql, or restore the file from version control.
                         If it belongs to another changelog, give each a database or a schema of its own.""");
    }

    public void finalizationTooEarly() {
        assertThat(build.lastRun().error()).isEqualTo("""
                0002_split_code/finalization comes before its transition, which has not been applied.
                  Where  src/main/resources/db/changelog/finalization/0002_split_code.sql
                  Why    It would remove data that has not been moved yet.
                  Fix    Run the transition first: mvn edd:migrate -Dphase=transition""");
        assertThat(build.database().columnsOfItem()).contains("CODE");
    }

    public void rowsRemain() {
        assertThat(build.lastRun().info()).contains("1 migration applied in ", ", 1 blocked.");
        assertThat(build.lastRun().error()).startsWith("""
                0002_split_code/finalization is blocked: 1 row remains.
                  Where  src/main/resources/db/changelog/finalization/0002_split_code.sql
                  Why    It would remove data that has not been moved.
                  Fix    Look at the rows that its remaining query counts,\s""");
        assertThat(build.database().columnsOfItem()).contains("CODE");
    }

    /** And what the database says of the backfill's key, by the plan and by the run. */
    public void checkFindsRows() {
        assertThat(build.run(2).info())
                .contains("WARNING  item (code) is not unique.", "WARNING  item (code) has no index.");
        assertThat(build.lastRun().info())
                .contains("0002_split_code/transition went through 2 rows in ", " s, and its check finds rows.");
        assertThat(build.log()).contains("[WARNING] 0002_split_code/transition: item (code) is not unique.");
        assertThat(build.lastRun().error()).startsWith("""
                0002_split_code/transition ran, and its check finds rows:
                     ID = 2, LOCATION = BE
                  Where  src/main/resources/db/changelog/transition/0002_split_code.sql
                  Why    Nothing may be removed while its data is wrong.
                """);
    }

    public void brokenChangelog() {
        assertThat(build.run().error()).startsWith("""
                The changelog has errors; nothing has run.

                ERROR missing-initial
                  What   0002_split_code/finalization has no initial migration.
                  Where  src/main/resources/db/changelog/finalization/0002_split_code.sql
                  Why    A later phase runs only where the initial has been applied, so it would never run.
                  Fix    Correct the number if the file belongs to another refactoring, or add initial/0002_split_code.sql; if there is nothing to prepare, with SELECT 1;
                """);
        assertThat(build.database().tables()).doesNotContain("ITEM");
    }

    public void unknownPhase() {
        assertThat(build.run().error())
                .startsWith("\"expand\" is no phase.\n  Why    Nothing can be planned for it.\n  Fix    Use -Dphase=")
                .contains("initial", "transition", "finalization", "all");
    }

    /** What would break the release that is running is refused before the first statement. */
    public void phaseSafety() {
        assertThat(build.run().error())
                .startsWith("""
                        0002_split_code/initial drops item.code.
                          Where  src/main/resources/db/changelog/initial/0002_split_code.sql:2
                        """)
                .contains("More: mvn edd:explain -Dedd.rule=drop-column-too-early\n")
                .contains("ALTER TABLE item DROP COLUMN code;");
        assertThat(build.database().tables()).isEmpty();
    }
}
