package dev.edd.maven;

import dev.edd.Control;
import dev.edd.Edd;
import dev.edd.baseline.BaselineFile;
import dev.edd.changelog.PlainSqlFolder;
import dev.edd.migration.Phase;
import dev.edd.report.ReportFormat;
import dev.edd.validation.Basis.Hints;
import dev.edd.validation.Validation;
import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * All that has to be known to check a changelog directory, for a JVM that knows nothing of the build. Its URL may hold a
 * password.
 *
 * @param settings go before those of the changelog's own file
 * @param baseline the path of a file that need not exist
 */
record Check(Directory directory, Map<String, String> settings, String baseline, Hints hints, Form form)
        implements Serializable {
    static Check of(Directory directory, Control control, Hints hints, Form form) {
        return new Check(
                directory, control.settings(), control.baseline().path().toString(), hints, form);
    }

    /** Returns what comes out. */
    Verdict verdict() {
        Control control = new Control(settings, new BaselineFile(Path.of(baseline)));
        return form.of(new Edd(directory.source(), control).validate(hints));
    }

    /**
     * Where the migrations are.
     *
     * @param base the absolute path that {@code place} is relative to
     * @param allowed what the changelog may do besides changing the database
     */
    record Directory(String place, String base, Set<String> allowed) implements Serializable {
        PlainSqlFolder source() {
            return new PlainSqlFolder(place, Path.of(base), allowed);
        }

        /** Returns whether it has more initial migrations than that. */
        boolean hasMoreThan(int migrations) {
            try (Stream<Path> files = Files.list(Path.of(base).resolve(place).resolve(Phase.INITIAL.context()))) {
                return files.skip(migrations).findAny().isPresent();
            } catch (IOException | UncheckedIOException e) {
                // Whoever reads the folder says what is wrong with it.
                return false;
            }
        }
    }

    /**
     * How the outcome is told.
     *
     * @param place where the project lies in its repository, as the paths in some reports begin with it; empty where that
     *     is the top
     */
    record Form(Set<ReportFormat> formats, String place) implements Serializable {
        /** Returns the form of a project's reports; people are told as well, and those who read standard output. */
        static Form of(Path project, List<ReportFormat> reports, boolean json) {
            Set<ReportFormat> formats = EnumSet.of(json ? ReportFormat.JSON : ReportFormat.TEXT, ReportFormat.TEXT);
            formats.addAll(reports);
            return new Form(formats, place(project));
        }

        private static String place(Path project) {
            for (Path folder = project; folder != null; folder = folder.getParent()) {
                if (Files.exists(folder.resolve(".git"))) {
                    return folder.relativize(project).toString().replace('\\', '/');
                }
            }
            return "";
        }

        /** Returns what is said of migrations. */
        Verdict of(Validation validation) {
            Map<ReportFormat, String> reports = new EnumMap<>(ReportFormat.class);
            formats.forEach(format -> reports.put(format, format.of(validation, place)));
            return new Verdict(validation.failed(), reports);
        }
    }
}
