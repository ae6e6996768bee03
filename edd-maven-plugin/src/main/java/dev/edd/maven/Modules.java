package dev.edd.maven;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.project.MavenProject;

/**
 * The modules of a build, where a goal was typed: as it needs no project, Maven runs it in one of them, and reports success
 * for the others.
 *
 * @param here the one in which it runs
 * @param all that Maven builds, {@code here} included
 * @param changelogDirectory relative to each of them
 */
record Modules(MavenProject here, List<MavenProject> all, String changelogDirectory) {
    /** Refuses to run where another module has a changelog, or where the modules are all there is to look at. */
    void requireNonePassedOver(String goal) throws MojoExecutionException {
        if (Path.of(changelogDirectory).isAbsolute()) {
            return;
        }
        List<MavenProject> passedOver = all.stream()
                .filter(module -> !module.equals(here) && hasChangelog(module))
                .toList();
        boolean aggregates = all.size() > 1 && !here.getModules().isEmpty() && !hasChangelog(here);
        if (aggregates || !passedOver.isEmpty()) {
            throw new MojoExecutionException(
                    """
                    edd:%s runs in %s alone, and would pass %s over.
                      Why    Maven runs a goal that is typed once, however many modules there are.
                      Fix    Type it for each module that has a changelog: %s""".formatted(goal, here.getArtifactId(), shown(passedOver), commands(goal)));
        }
    }

    private boolean hasChangelog(MavenProject module) {
        return module.getBasedir() != null
                && Files.exists(module.getBasedir().toPath().resolve(changelogDirectory));
    }

    private static String shown(List<MavenProject> passedOver) {
        return passedOver.isEmpty()
                ? "its modules"
                : passedOver.stream().map(MavenProject::getArtifactId).collect(Collectors.joining(", "));
    }

    private String commands(String goal) {
        String commands = all.stream()
                .filter(this::hasChangelog)
                .map(module -> "mvn edd:%s -pl :%s".formatted(goal, module.getArtifactId()))
                .collect(Collectors.joining(", "));
        return commands.isEmpty() ? "mvn edd:%s -pl :…".formatted(goal) : commands;
    }
}
