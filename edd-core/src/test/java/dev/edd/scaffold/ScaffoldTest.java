package dev.edd.scaffold;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.edd.fixture.ChangelogFolder;
import dev.edd.migration.Flaw;
import dev.edd.migration.Phase;
import dev.edd.migration.SequenceNumber;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScaffoldTest {
    private final ChangelogFolder folder;

    ScaffoldTest(@TempDir Path project) {
        this.folder = new ChangelogFolder(project);
    }

    @Test
    void writes_one_file_for_each_phase_in_order() {
        assertThat(scaffold("split inventory code").write(EnumSet.allOf(Phase.class)))
                .containsExactly(
                        folder.path("initial/0007_split_inventory_code.sql"),
                        folder.path("transition/0007_split_inventory_code.sql"),
                        folder.path("finalization/0007_split_inventory_code.sql"))
                .allSatisfy(file -> assertThat(file).isNotEmptyFile());
    }

    @Test
    void writes_only_the_phases_that_were_asked_for() {
        scaffold("add index").write(Set.of(Phase.INITIAL));

        assertThat(folder.path("initial/0007_add_index.sql")).exists();
        assertThat(folder.path("transition")).doesNotExist();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "split inventory code | split_inventory_code",
                "Split Inventory-Code! | split_inventory_code",
                "  add   index  | add_index",
                "Straße überführen | straße_uberfuhren",
                "Prénom à scinder | prenom_a_scinder",
                "добавить индекс | добавить_индекс",
                "../../etc/passwd | etc_passwd",
                "2nd address | 2nd_address",
                "IDENTITY | identity",
            })
    void names_the_files_after_what_the_refactoring_does(String name, String description) {
        assertThat(scaffold(name).write(Set.of(Phase.INITIAL)))
                .containsExactly(folder.path("initial/0007_" + description + ".sql"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "?!", "_", "\u0301"})
    void refuses_a_name_without_letter_and_digit(String name) {
        assertThatThrownBy(() -> scaffold(name))
                .isInstanceOf(UnusableNameException.class)
                .hasMessageContaining("\"" + name + "\" holds neither letter nor digit.")
                .hasMessageContaining("-Dedd.name=");
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "表"})
    void refuses_a_name_that_no_file_system_takes(String letter) {
        assertThatThrownBy(() -> scaffold(letter.repeat(300)))
                .isInstanceOf(UnusableNameException.class)
                .hasMessageStartingWith("The name \"%s…\" is too long for a file.".formatted(letter.repeat(40)))
                .hasMessageContaining("-Dedd.name=");
    }

    @Test
    void never_overwrites_a_file() {
        folder.with("transition/0007_split.sql", "precious");

        assertThatThrownBy(() -> scaffold("split").write(EnumSet.allOf(Phase.class)))
                .isInstanceOf(FileNotWritableException.class)
                .hasMessageContaining("existing files are never changed");
        assertThat(folder.path("transition/0007_split.sql")).hasContent("precious");
    }

    @Test
    void writes_nothing_where_one_of_the_files_exists() {
        folder.with("transition/0007_split.sql", "precious");

        assertThatThrownBy(() -> scaffold("split").write(EnumSet.allOf(Phase.class)))
                .isInstanceOf(FileNotWritableException.class);
        assertThat(folder.path("initial/0007_split.sql")).doesNotExist();
    }

    @Test
    void says_that_a_folder_cannot_be_made() throws IOException {
        Files.createDirectories(folder.path(""));
        Files.writeString(folder.path("initial"), "a file");

        assertThatThrownBy(() -> scaffold("split").write(Set.of(Phase.INITIAL)))
                .isInstanceOf(FileNotWritableException.class)
                .hasMessageContaining("0007_split.sql was not written.");
    }

    @Test
    void gives_files_that_wait_for_their_first_statement() {
        scaffold("split").write(EnumSet.allOf(Phase.class));

        assertThat(folder.read().flaws())
                .extracting(Flaw::kind)
                .containsOnly(Flaw.Kind.EMPTY_MIGRATION)
                .hasSize(3);
    }

    @ParameterizedTest
    @EnumSource(Phase.class)
    void gives_files_that_are_complete_with_their_first_statement(Phase phase) throws IOException {
        Path file = scaffold("split").write(Set.of(phase)).get(0);
        Files.writeString(file, "UPDATE inventory SET a = 1;\n", StandardOpenOption.APPEND);

        assertThat(folder.read().flaws()).isEmpty();
        assertThat(folder.read().migrations())
                .singleElement()
                .satisfies(migration -> assertThat(migration.directives().all()).isEmpty());
    }

    private Scaffold scaffold(String name) {
        return new Scaffold(folder.path(""), new SequenceNumber(7), name);
    }
}
