package dev.edd.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;

/** The projects {@code create-…}. */
public final class CreateVerifier {
    private static final String DIRECTORY = "src/main/resources/db/changelog/";

    private final Build build;

    public CreateVerifier(File directory) {
        this.build = new Build(directory);
    }

    /** Every file guides its author, and holds no statement yet. */
    public void files() {
        assertThat(build.run().info())
                .contains(
                        "Created %sinitial/0001_split_inventory_code.sql".formatted(DIRECTORY),
                        "Created %stransition/0001_split_inventory_code.sql".formatted(DIRECTORY),
                        "Created %sfinalization/0001_split_inventory_code.sql".formatted(DIRECTORY));
        assertIsGuide("initial/0001_split_inventory_code.sql");
        assertIsGuide("transition/0001_split_inventory_code.sql");
        assertIsGuide("finalization/0001_split_inventory_code.sql");
    }

    private void assertIsGuide(String file) {
        assertThat(build.read(DIRECTORY + file).lines().filter(line -> !line.isBlank()))
                .isNotEmpty()
                .allMatch(line -> line.startsWith("--"));
    }

    /** The same name again gets the next number, over all phases, and leaves what is there alone. */
    public void again() {
        assertThat(build.run(1).info()).contains("Created %sinitial/0008_add_colour.sql".formatted(DIRECTORY));
        assertThat(build.run(2).info()).contains("Created %sinitial/0009_add_colour.sql".formatted(DIRECTORY));
        assertThat(build.path(DIRECTORY + "initial")).isDirectoryNotContaining("glob:**/0010*");
        assertThat(build.read(DIRECTORY + "transition/0007_shop.sql")).isEqualTo("UPDATE item SET code = 'new';\n");
        assertThat(build.path(DIRECTORY + "finalization")).doesNotExist();
    }

    public void noName() {
        assertThat(build.run().error()).isEqualTo("""
                The refactoring has no name.
                  Why    Its files are named after what it does.
                  Fix    Say it in a few words: mvn edd:create -Dedd.name="split inventory code\"""");
        assertThat(build.path(DIRECTORY + "transition")).doesNotExist();
    }

    public void noProject() {
        assertThat(build.run().info()).contains("Created changelog/initial/0001_shop.sql");
        assertThat(build.path("changelog/initial/0001_shop.sql")).exists();
    }
}
