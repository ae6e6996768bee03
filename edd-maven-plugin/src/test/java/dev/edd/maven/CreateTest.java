package dev.edd.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import javax.inject.Inject;
import org.apache.maven.api.plugin.testing.InjectMojo;
import org.apache.maven.api.plugin.testing.MojoParameter;
import org.apache.maven.api.plugin.testing.MojoTest;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.MojoExecutionException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@MojoTest
class CreateTest {
    private final RecordedLog log = new RecordedLog();

    @Inject
    private MavenSession session;

    private final Path directory;

    CreateTest(@TempDir Path directory) {
        this.directory = directory;
    }

    @BeforeEach
    void an_empty_changelog() {
        session.getUserProperties().setProperty("edd.changelogDirectory", directory.toString());
    }

    @Test
    @InjectMojo(goal = "create")
    @MojoParameter(name = "name", value = "split inventory code")
    void writes_a_file_for_every_phase_by_default(CreateMojo mojo) throws Exception {
        mojo.setLog(log);
        mojo.execute();
        assertThat(directory)
                .isDirectoryRecursivelyContaining("glob:**/initial/0001_split_inventory_code.sql")
                .isDirectoryRecursivelyContaining("glob:**/transition/0001_split_inventory_code.sql")
                .isDirectoryRecursivelyContaining("glob:**/finalization/0001_split_inventory_code.sql");
        assertThat(log.lines()).hasSize(3).allMatch(line -> line.startsWith("Created "));
    }

    @Test
    @InjectMojo(goal = "create")
    @MojoParameter(name = "name", value = "split inventory code")
    void takes_a_path_as_Windows_writes_it(CreateMojo mojo) throws Exception {
        Path folder = directory.resolve("db/changelog");
        mojo.changelogDirectory = folder.toString().replace('/', '\\');
        mojo.execute();
        assertThat(folder.resolve("initial/0001_split_inventory_code.sql")).exists();
    }

    @Test
    @InjectMojo(goal = "create")
    @MojoParameter(name = "name", value = "split inventory code")
    void takes_the_next_number_though_the_last_files_hold_no_statement_yet(CreateMojo mojo) throws Exception {
        mojo.execute();
        mojo.setLog(log);
        mojo.execute();
        assertThat(log.lines()).hasSize(3).allMatch(line -> line.endsWith("/0002_split_inventory_code.sql"));
    }

    @Test
    @InjectMojo(goal = "create")
    @MojoParameter(name = "name", value = "add colour")
    @MojoParameter(name = "phases", value = "initial , Transition")
    void writes_the_phases_it_is_told(CreateMojo mojo) throws Exception {
        mojo.setLog(log);
        mojo.execute();
        assertThat(log.lines()).hasSize(2);
        assertThat(directory.resolve("finalization")).doesNotExist();
    }

    @Test
    @InjectMojo(goal = "create")
    @MojoParameter(name = "name", value = "add colour")
    @MojoParameter(name = "phases", value = "initial,contract")
    void refuses_an_unknown_phase_and_writes_nothing(CreateMojo mojo) {
        assertThatThrownBy(mojo::execute)
                .isInstanceOf(MojoExecutionException.class)
                .hasMessage("""
                        "contract" is no phase.
                          Why    The files of a refactoring are those of its three phases.
                          Fix    Name some of initial, transition, finalization: -Dedd.phases=initial,transition""");
        assertThat(directory).isEmptyDirectory();
    }

    @Test
    @InjectMojo(goal = "create")
    void refuses_to_work_without_a_name(CreateMojo mojo) {
        assertThatThrownBy(mojo::execute)
                .isInstanceOf(MojoExecutionException.class)
                .hasMessage("""
                        The refactoring has no name.
                          Why    Its files are named after what it does.
                          Fix    Say it in a few words: mvn edd:create -Dedd.name="split inventory code\"""");
    }

    @Test
    @InjectMojo(goal = "create")
    @MojoParameter(name = "name", value = "add colour")
    @MojoParameter(name = "changelogFile", value = "master.yaml")
    void refuses_to_add_to_a_native_changelog(CreateMojo mojo) {
        assertThatThrownBy(mojo::execute)
                .isInstanceOf(MojoExecutionException.class)
                .hasMessage("""
                        master.yaml is a native Liquibase changelog.
                          Why    edd:create writes plain-SQL files, which it would not run.
                          Fix    Add a changeset to it by hand, with the context "@initial"; or leave edd.changelogFile out.""");
        assertThat(directory).isEmptyDirectory();
    }
}
