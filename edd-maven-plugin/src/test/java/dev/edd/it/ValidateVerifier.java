package dev.edd.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;

/** The projects {@code validate-…}. */
public final class ValidateVerifier {
    private static final String CLEAN =
            "4 migrations of 2 refactorings in src/main/resources/db/changelog: 0 errors, 0 warnings.";
    private static final String MISSING_INITIAL = """
            ERROR missing-initial
              What   0001_shop/finalization has no initial migration.
              Where  src/main/resources/db/changelog/finalization/0001_shop.sql
              Why    A later phase runs only where the initial has been applied, so it would never run.
              Fix    Correct the number if the file belongs to another refactoring, or add initial/0001_shop.sql; if there is nothing to prepare, with SELECT 1;
              More   mvn edd:explain -Dedd.rule=missing-initial
            """;

    private final Build build;

    public ValidateVerifier(File directory) {
        this.build = new Build(directory);
    }

    public void clean() {
        assertThat(build.run().info()).contains(CLEAN);
    }

    /** Every offender is listed, each with the free number. */
    public void clash() {
        assertThat(build.run().error()).isEqualTo("""
                ERROR clashing-sequence-number
                  What   0002_add_colour/initial shares the number 0002 with src/main/resources/db/changelog/initial/0002_add_weight.sql.
                  Where  src/main/resources/db/changelog/initial/0002_add_colour.sql
                  Why    Two refactorings under one number would be run, recorded and finalized as if they were one.
                  Fix    Give the newcomer's files the next free number, 0003.
                  More   mvn edd:explain -Dedd.rule=clashing-sequence-number

                ERROR clashing-sequence-number
                  What   0002_add_weight/initial shares the number 0002 with src/main/resources/db/changelog/initial/0002_add_colour.sql.
                  Where  src/main/resources/db/changelog/initial/0002_add_weight.sql
                  Why    Two refactorings under one number would be run, recorded and finalized as if they were one.
                  Fix    Give the newcomer's files the next free number, 0003.
                  More   mvn edd:explain -Dedd.rule=clashing-sequence-number

                Judged for no database in particular: neither edd.dialect nor edd.url nor a driver among the project's \
                dependencies names one.
                3 migrations of 2 refactorings in src/main/resources/db/changelog: 2 errors, 0 warnings.""");
    }

    public void misspeltDirective() {
        assertThat(build.run().error()).startsWith("""
                ERROR unknown-directive
                  What   "--edd relase: 2.4.0" names no directive.
                  Where  src/main/resources/db/changelog/initial/0001_shop.sql:1
                  Why    It has no effect, although whoever wrote it counts on one.
                  Fix    Write "--edd release: …"; the directives are\s""");
    }

    public void directives() {
        clean();
    }

    public void missingInitial() {
        assertThat(build.run().error()).startsWith("""
                ERROR missing-initial
                  What   0002_split_code/transition has no initial migration.
                  Where  src/main/resources/db/changelog/transition/0002_split_code.sql
                  Why    A later phase runs only where the initial has been applied, so it would never run.
                  Fix    Correct the number if the file belongs to another refactoring, or add initial/0002_split_code.sql; if there is nothing to prepare, with SELECT 1;
                """);
    }

    public void noChangelog() {
        assertThat(build.run().error()).startsWith("""
                ERROR no-changelog
                  What   The changelog directory src/main/resources/db/changelog does not exist.
                  Where  src/main/resources/db/changelog
                  Why    A check that looks at nothing proves nothing, and a release without its migrations breaks in production.
                  Fix    Set edd.changelogDirectory to the folder that holds initial/, transition/ and finalization/,\s""");
    }

    public void inLifecycle() {
        clean();
    }

    public void inLifecycleBroken() {
        assertThat(build.run().error()).startsWith(MISSING_INITIAL);
    }

    public void skip() {
        assertThat(build.run().info()).contains("Skipped: edd.skip is set.").doesNotContain("migration");
    }

    /** The whole of standard output can be piped into a reader of JSON. */
    public void json() {
        assertThat(build.run().log()).isEqualToIgnoringWhitespace("""
                {
                  "root" : "src/main/resources/db/changelog",
                  "migrations" : 4,
                  "failed" : false,
                  "findings" : [ ]
                }""");
    }

    public void jsonBroken() {
        assertThat(build.run().output()).isEqualTo("""
                {
                  "root" : "src/main/resources/db/changelog",
                  "migrations" : 1,
                  "failed" : true,
                  "findings" : [
                    {
                      "rule" : "missing-initial",
                      "severity" : "ERROR",
                      "what" : "0001_shop/finalization has no initial migration.",
                      "path" : "src/main/resources/db/changelog/finalization/0001_shop.sql",
                      "line" : 0,
                      "why" : "A later phase runs only where the initial has been applied, so it would never run.",
                      "fix" : "Correct the number if the file belongs to another refactoring, or add initial/0001_shop.sql; if there is nothing to prepare, with SELECT 1;",
                      "more" : "mvn edd:explain -Dedd.rule=missing-initial"
                    }
                  ]
                }""");
        assertThat(build.run().error()).startsWith(MISSING_INITIAL);
    }

    public void jsonFile() {
        assertThat(build.read("target/edd/validation.json"))
                .startsWith("{\n")
                .contains("\"migrations\" : 4", "\"failed\" : false")
                .endsWith("}\n");
        assertThat(build.run().info()).contains("Written to " + build.path("target/edd/validation.json"));
        assertThat(build.run().output()).isEmpty();
    }

    public void unknownFormat() {
        assertThat(build.run().error()).isEqualTo("""
                "xml" is no format.
                  Why    Results are shown as text for people, or as JSON for machines.
                  Fix    Use -Dedd.format=text or -Dedd.format=json.""");
    }

    public void nativeYaml() {
        assertThat(build.run().info())
                .contains("4 migrations of 2 refactorings in src/main/resources/db/changelog/master.yaml: 0 errors,"
                        + " 0 warnings.");
    }

    public void nativeFailOpen() {
        assertThat(build.run().error()).isEqualTo("""
                ERROR fail-open-context
                  What   Changeset 0002-split-code-initial has the context "initial", which runs where no context is given.
                  Where  src/main/resources/db/changelog/master.yaml:18
                  Why    A Liquibase run without contexts would execute it, finalizations included.
                  Fix    Write the context as "@initial"; Liquibase 4.23 and later know the @.
                  More   mvn edd:explain -Dedd.rule=fail-open-context

                Judged for no database in particular: neither edd.dialect nor edd.url nor a driver among the project's \
                dependencies names one.
                4 migrations of 2 refactorings in src/main/resources/db/changelog/master.yaml: 1 error, 0 warnings.""");
    }

    /** The parent has nothing to check, its module has. */
    public void multiModule() {
        assertThat(build.run().info())
                .containsSubsequence(
                        "Skipped: validate-multi-module has the packaging pom, and no src/main/resources/db/changelog.",
                        CLEAN);
    }

    public void noProject() {
        assertThat(build.run().info()).contains("4 migrations of 2 refactorings in changelog: 0 errors, 0 warnings.");
    }

    public void noProjectNoChangelog() {
        noChangelog();
    }

    /** The POM makes an error of a warning. */
    public void rules() {
        assertThat(build.run().error())
                .startsWith("ERROR unused-suppression\n  What   \"--edd allow: nothing\" silences no finding.\n");
    }

    /** What would fail, because edd.yaml says so, is known from the first run on. */
    public void baseline() {
        assertThat(build.run(1).info()).contains("0 errors, 0 warnings, 1 finding in the baseline.");
        assertThat(build.run(2).info()).contains("0 errors, 0 warnings, 1 finding in the baseline.");
        assertThat(build.read("edd-baseline.json"))
                .contains("\"path\" : \"src/main/resources/db/changelog/initial/0001_shop.sql\"");
    }

    /** Every format is written before the build fails, and GitHub's commands begin their lines. */
    public void reportFormats() {
        assertThat(build.read("target/edd/validation.txt")).startsWith("WARNING unused-suppression\n");
        assertThat(build.read("target/edd/validation.json")).contains("\"failed\" : true");
        assertThat(build.read("target/edd/validation.sarif")).contains("\"version\" : \"2.1.0\"");
        assertThat(build.read("target/edd/validation-gitlab.json")).contains("\"check_name\" : \"unused-suppression\"");
        assertThat(build.run().output())
                .isEqualTo(build.read("target/edd/validation-github.txt").strip())
                .startsWith("::warning file=")
                .contains("src/main/resources/db/changelog/initial/0001_shop.sql,line=1,title=unused-suppression::");
    }

    /** The fix is SQL to paste, for this very statement. */
    public void dropInInitial() {
        assertThat(build.run().error()).startsWith("""
                ERROR drop-column-too-early
                  What   0002_split_code/initial drops item.code.
                  Where  src/main/resources/db/changelog/initial/0002_split_code.sql:2
                """).contains("""
                         -- initial
                         ALTER TABLE item ALTER COLUMN code DROP NOT NULL;
                         -- finalization
                         ALTER TABLE item DROP COLUMN code;
                """);
    }

    public void nativeDropInInitial() {
        assertThat(build.run().error()).startsWith("""
                        ERROR drop-column-too-early
                          What   0002_split-code/initial drops item.code.
                          Where  src/main/resources/db/changelog/master.yaml:26
                        """).contains("         ALTER TABLE item DROP COLUMN code;\n");
    }

    public void requiredColumn() {
        assertThat(build.run().error())
                .startsWith("ERROR required-column\n")
                .contains("         ALTER TABLE item ADD COLUMN location VARCHAR(2);\n")
                .contains("         ALTER TABLE item ALTER COLUMN location SET NOT NULL;\n");
    }

    public void schemaChangeInTransition() {
        assertThat(build.run().error())
                .contains("ERROR schema-change-in-transition\n")
                .contains("         ALTER TABLE item ADD COLUMN location_name VARCHAR(20);\n");
    }

    public void blockingIndex() {
        assertThat(build.run().error())
                .contains("ERROR blocking-index\n")
                .contains("         CREATE INDEX CONCURRENTLY item_location ON item (location, code);\n")
                .contains("Judged for PostgreSQL 14 and later, which edd.dialect names.\n");
    }
}
