package dev.edd.changelog;

import dev.edd.migration.Changelog;
import dev.edd.migration.Dialect;
import dev.edd.migration.Flaw;
import dev.edd.migration.Flaw.Kind;
import dev.edd.migration.Location;
import dev.edd.migration.Migration;
import dev.edd.migration.Nearest;
import dev.edd.migration.Phase;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import liquibase.changelog.ChangeSet;
import liquibase.changelog.DatabaseChangeLog;

/** Which file of a changelog directory means what: a folder for each phase, and one for sample data. */
final class PlainSqlLayout {
    /** The folder of sample data, which no phase runs. */
    static final String SAMPLE = "sample";

    private static final List<String> FOLDERS =
            Arrays.stream(Phase.values()).map(Phase::context).toList();

    private final String root;
    private final PlainSqlReader reader;
    private final PlainSqlReader samples;
    private final Set<String> unknownFolders = new LinkedHashSet<>();

    private PlainSqlLayout(String root, Dialect dialect, Set<String> allowed) {
        this.root = root;
        this.reader = new PlainSqlReader(dialect, allowed, Phase::requiredContext);
        this.samples = new PlainSqlReader(dialect, allowed, phase -> "@" + SAMPLE);
    }

    /**
     * Reads all files that were found below a changelog directory.
     *
     * @param allowed what they may do besides changing the database
     */
    static PlainSqlLayout read(String root, Found found, Dialect dialect, Set<String> allowed) {
        PlainSqlLayout layout = new PlainSqlLayout(root, dialect, allowed);
        found.flaws.forEach(layout.reader::add);
        List<Draft> drafts = found.files.parallelStream()
                .sorted(Comparator.comparing(ChangelogFile::path))
                .map(file -> Draft.of(file, dialect))
                .toList();
        for (Draft draft : drafts) {
            layout.place(draft);
        }
        if (layout.reader.migrations().isEmpty() && layout.reader.flaws().isEmpty()) {
            layout.reader.add(new Flaw(
                    Kind.NO_CHANGELOG,
                    Location.of(root),
                    "%s holds no migration.".formatted(root),
                    "Create the first one with: mvn edd:create -Dedd.name=\"what it does\""));
        }
        return layout;
    }

    /** What was found below a changelog directory, and what was wrong with it while it was looked for. */
    record Found(List<ChangelogFile> files, List<Flaw> flaws) {}

    /** Returns the migrations and flaws, without the sample data. */
    Changelog changelog() {
        List<Flaw> flaws = new ArrayList<>(reader.flaws());
        flaws.addAll(samples.flaws());
        return new Changelog(root, reader.migrations(), flaws, reader.numbers());
    }

    /** Returns the changesets of the migrations, in the order of the changelog, sample data behind its initial. */
    DatabaseChangeLog changesets() {
        List<Migration> all = new ArrayList<>(changelog().migrations());
        all.addAll(samples.migrations());
        all.sort(Comparator.comparing(Migration::number).thenComparing(Migration::phase));
        DatabaseChangeLog changeLog = new DatabaseChangeLog(root);
        for (Migration migration : all) {
            ChangeSet formatted = reader.formatted().get(migration.source().changeset());
            changeLog.addChangeSet(formatted == null ? MigrationChangeSet.of(migration, changeLog) : formatted);
        }
        return changeLog;
    }

    private void place(Draft draft) {
        ChangelogFile file = draft.file();
        boolean sql = file.isSql();
        Optional<Phase> phase = phase(file.folder());
        if (phase.isPresent() && sql) {
            reader.read(draft, phase.get());
        } else if (phase.isPresent() && FileName.endOfDigits(file.name(), 0) > 0) {
            reader.add(new Flaw(
                    Kind.UNREADABLE_FILE_NAME,
                    file.location(),
                    "%s does not end in .sql.".formatted(file.name()),
                    "Rename the file to %s, or move it elsewhere.".formatted(FileName.FORM)));
        } else if (sql && file.folder().equals(SAMPLE)) {
            samples.read(draft, Phase.INITIAL);
        } else if (phase.isEmpty() && sql) {
            misplaced(file);
        }
    }

    /** Returns the phase that has that very folder: other spellings would be other folders on other systems. */
    private static Optional<Phase> phase(String folder) {
        return Phase.of(folder).filter(phase -> phase.context().equals(folder));
    }

    private void misplaced(ChangelogFile file) {
        if (file.folder().isEmpty()) {
            reader.add(new Flaw(
                    Kind.UNKNOWN_FOLDER,
                    file.location(),
                    "%s lies in no phase's folder.".formatted(file.name()),
                    "Move the file to %s.".formatted(String.join("/, ", FOLDERS) + "/")));
        } else if (unknownFolders.add(file.folder())) {
            reader.add(new Flaw(
                    Kind.UNKNOWN_FOLDER,
                    file.location(),
                    "The folder \"%s\" names no phase.".formatted(file.folder()),
                    fix(file.folder())));
        }
    }

    /** What is no misspelt phase is somebody else's folder, which has to stay what it is called. */
    private static String fix(String folder) {
        return Nearest.meantBy(folder, FOLDERS)
                .map(phase -> "Rename the folder to \"%s\"; the folders are %s and %s."
                        .formatted(phase, String.join(", ", FOLDERS), SAMPLE))
                .orElse(("Move the files to %s/. If they are Liquibase's, name its master with edd.changelogFile,"
                                + " or a folder of their own for ours with edd.changelogDirectory.")
                        .formatted(String.join("/, ", FOLDERS)));
    }
}
