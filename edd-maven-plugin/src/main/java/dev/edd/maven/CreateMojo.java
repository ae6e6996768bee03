package dev.edd.maven;

import dev.edd.Edd;
import dev.edd.migration.Phase;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/** Writes the files of a new refactoring, with the next free number and a guide in each. Overwrites nothing. */
@Mojo(name = "create", requiresProject = false, threadSafe = true, configurator = SecretConfigurator.HINT)
public class CreateMojo extends EddMojo {
    /** What the refactoring does, in a few words: {@code split inventory code}. */
    @Parameter(property = "edd.name")
    private @Nullable String name;

    /** The phases it needs. One that breaks nothing needs {@code initial} only. */
    @Parameter(property = "edd.phases", defaultValue = "initial,transition,finalization")
    private List<String> phases;

    @Override
    boolean needsChangelog() {
        return false;
    }

    @Override
    void run(Edd edd) throws MojoExecutionException {
        if (name == null) {
            throw new MojoExecutionException("""
                    The refactoring has no name.
                      Why    Its files are named after what it does.
                      Fix    Say it in a few words: mvn edd:create -Dedd.name="split inventory code\"""");
        }
        if (changelogFile != null) {
            throw new MojoExecutionException("""
                    %s is a native Liquibase changelog.
                      Why    edd:create writes plain-SQL files, which it would not run.
                      Fix    Add a changeset to it by hand, with the context "@initial"; or leave edd.changelogFile out.""".formatted(changelogFile));
        }
        List<Path> written = edd.create(base().resolve(changelogDirectory), name, selected());
        written.forEach(file -> getLog().info("Created " + base().relativize(file)));
    }

    private Set<Phase> selected() throws MojoExecutionException {
        Set<Phase> selected = EnumSet.noneOf(Phase.class);
        for (String word : phases) {
            selected.add(Phase.of(word.strip()).orElseThrow(() -> new MojoExecutionException("""
                    "%s" is no phase.
                      Why    The files of a refactoring are those of its three phases.
                      Fix    Name some of initial, transition, finalization: -Dedd.phases=initial,transition""".formatted(word))));
        }
        return selected;
    }
}
