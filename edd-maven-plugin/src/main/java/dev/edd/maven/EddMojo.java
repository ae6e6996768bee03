package dev.edd.maven;

import dev.edd.Control;
import dev.edd.Edd;
import dev.edd.changelog.ChangelogSource;
import dev.edd.changelog.NativeChangelog;
import dev.edd.changelog.PlainSqlFolder;
import dev.edd.migration.EddException;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.model.Resource;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;
import org.jspecify.annotations.Nullable;

/** What all goals share: where the changelog is, and how failures reach Maven. */
abstract class EddMojo extends AbstractMojo {
    private static final String DEFAULT_DIRECTORY = "src/main/resources/db/changelog";

    @Parameter(defaultValue = "${project}", readonly = true, required = true)
    MavenProject project;

    @Parameter(defaultValue = "${session}", readonly = true, required = true)
    MavenSession session;

    @Parameter(defaultValue = "${mojoExecution}", readonly = true)
    private @Nullable MojoExecution execution;

    /** Does nothing at all, and says so in one line. */
    @Parameter(property = "edd.skip", defaultValue = "false")
    private boolean skip;

    /**
     * The folder of a changelog in the plain-SQL layout, with the folders {@code initial}, {@code transition} and
     * {@code finalization}; or a jar that holds one: {@code target/shop.jar}, {@code target/shop.jar!/db/changelog}.
     * Relative to the project.
     */
    @Parameter(property = "edd.changelogDirectory", defaultValue = DEFAULT_DIRECTORY)
    String changelogDirectory;

    /**
     * A changelog in one of Liquibase's own formats (XML, YAML, JSON, formatted SQL), instead of a changelog directory:
     * {@code src/main/resources/db/changelog/master.yaml}, {@code target/shop.jar!/db/changelog/master.yaml}. Relative
     * to the project or to one of its resource folders.
     */
    @Parameter(property = "edd.changelogFile")
    @Nullable
    String changelogFile;

    /**
     * What the changelog may do besides changing the database, by name: change types of Liquibase that run programs or
     * classes ({@code executeCommand}, {@code customChange}), {@code customPrecondition}, {@code modifySql},
     * {@code runWith}, {@code output}; {@code env.APP_SCHEMA} for one variable of the environment; the path of a file
     * outside of the changelog; {@code links} for symbolic links out of a changelog directory. Without it, nothing: a
     * changelog that comes out of an artifact is data.
     */
    @Parameter(property = "edd.allow")
    private List<String> allow = List.of();

    /**
     * The JDBC URL of the database. Without one, an H2 database in {@code target/edd/}, so that every goal works before
     * anything is set up.
     */
    @Parameter(property = "edd.url")
    @Nullable
    Secret url;

    /**
     * How the result is shown: {@code text}, or {@code json} for machines. JSON goes to standard output as it is, so
     * that {@code mvn -q … | jq} works; Maven 4 needs {@code --raw-streams} for that.
     */
    @Parameter(property = "edd.format", defaultValue = "text")
    private String format;

    /** Writes the result to this file instead. Relative to the project. */
    @Parameter(property = "edd.outputFile")
    private @Nullable String outputFile;

    @Parameter(defaultValue = "${project.build.directory}", readonly = true)
    private File buildDirectory;

    @Override
    public final void execute() throws MojoExecutionException, MojoFailureException {
        if (skip) {
            getLog().info("Skipped: edd.skip is set.");
            return;
        }
        changelogDirectory = slashes(changelogDirectory);
        changelogFile = changelogFile == null ? null : slashes(changelogFile);
        if (execution != null) {
            requireNothingPassedOver(execution);
        }
        if (isAggregatorWithoutChangelog()) {
            getLog().info("Skipped: %s has the packaging pom, and no %s."
                    .formatted(project.getArtifactId(), DEFAULT_DIRECTORY));
        } else {
            requireFormat();
            requireOutputFile();
            try {
                run(new Edd(source(), control()));
            } catch (EddException e) {
                throw failure(e);
            }
        }
    }

    /**
     * Keeps the cause from Maven, which would add what it says to the message, in the words of the driver and behind the
     * fix. {@code mvn -X} shows it.
     */
    private MojoExecutionException failure(EddException e) {
        getLog().debug(e);
        MojoExecutionException failure = new MojoExecutionException(e.getMessage());
        failure.addSuppressed(e);
        return failure;
    }

    /** Returns whether the goal can do nothing where there is no changelog yet. */
    boolean needsChangelog() {
        return true;
    }

    /** Returns whether it matters which changelog there is, and in which module. */
    boolean isAboutChangelog() {
        return true;
    }

    /** Returns how findings are weighed. */
    Control control() {
        return Control.NONE;
    }

    /** Does what the goal is for. */
    abstract void run(Edd edd) throws MojoExecutionException, MojoFailureException;

    Path base() {
        File basedir = project.getBasedir();
        return (basedir == null ? Path.of("") : basedir.toPath())
                .toAbsolutePath()
                .normalize();
    }

    /** Without a POM, Maven leaves the placeholder for the project's folder in the name. */
    Path buildDirectory() {
        return project.getBasedir() == null
                ? base().resolve("target")
                : buildDirectory.toPath().toAbsolutePath();
    }

    /** Returns whether standard output is for a machine alone. */
    boolean ownsStandardOutput() {
        return isForMachines() && outputFile == null;
    }

    /** Shows a result in the format, and at the place, that was asked for. */
    void report(String text, Supplier<String> json) throws MojoExecutionException {
        if (outputFile != null) {
            Path file = base().resolve(slashes(outputFile));
            ReportFile.write(file, isForMachines() ? json.get() : text + System.lineSeparator());
            getLog().info("Written to " + file);
        } else if (isForMachines()) {
            ReportFile.print(json.get());
        } else {
            log(text);
        }
    }

    /** Shows a result that fails the build: people get it with the failure, and in the file that they asked for. */
    void reportFailing(String text, Supplier<String> json) throws MojoExecutionException {
        if (isForMachines() || outputFile != null) {
            report(text, json);
        }
    }

    boolean isForMachines() {
        return format.equalsIgnoreCase("json");
    }

    /** Maven passes over misspelt properties, and over modules: a build that is green because of that proves nothing. */
    private void requireNothingPassedOver(MojoExecution typed) throws MojoExecutionException {
        PropertyNames names = PropertyNames.of(typed.getMojoDescriptor().getPluginDescriptor());
        names.requireNoSlip(session.getUserProperties());
        names.requireNoSlip(project.getProperties());
        if (typed.getSource() == MojoExecution.Source.CLI && changelogFile == null && isAboutChangelog()) {
            new Modules(project, session.getProjects(), changelogDirectory).requireNonePassedOver(typed.getGoal());
        }
    }

    /** A POM that was written on Windows is built elsewhere, too; Maven does the same to its own folders. */
    static String slashes(String path) {
        return path.replace('\\', '/');
    }

    /** Before anything runs: a build that fails because of this must not have migrated. */
    private void requireOutputFile() throws MojoExecutionException {
        if (outputFile != null) {
            ReportFile.requireFile(base().resolve(slashes(outputFile)));
        }
    }

    /** Before anything runs: a build that fails because of this must not have migrated. */
    private void requireFormat() throws MojoExecutionException {
        if (!isForMachines() && !format.equalsIgnoreCase("text")) {
            throw new MojoExecutionException("""
                    "%s" is no format.
                      Why    Results are shown as text for people, or as JSON for machines.
                      Fix    Use -Dedd.format=text or -Dedd.format=json.""".formatted(format));
        }
    }

    /** Logs every line of a text, so that each has its prefix. */
    void log(String text) {
        text.lines().forEach(getLog()::info);
    }

    private boolean isAggregatorWithoutChangelog() {
        return isAboutChangelog()
                && project.getPackaging().equals("pom")
                && project.getBasedir() != null
                && changelogFile == null
                && changelogDirectory.equals(DEFAULT_DIRECTORY)
                && !Files.exists(base().resolve(DEFAULT_DIRECTORY))
                && (needsChangelog() || !project.getModules().isEmpty());
    }

    private ChangelogSource source() {
        if (changelogFile == null) {
            return new PlainSqlFolder(changelogDirectory, base(), allowed());
        }
        List<Path> roots = project.getResources().stream()
                .map(Resource::getDirectory)
                .map(Path::of)
                .toList();
        return new NativeChangelog(changelogFile, base(), roots, allowed());
    }

    /** Returns what the changelog may do besides changing the database. */
    Set<String> allowed() {
        return allow.stream().map(String::strip).collect(Collectors.toSet());
    }
}
