package dev.edd.report;

import dev.edd.migration.Nearest;
import dev.edd.validation.Validation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** The forms in which findings are written for the tools that show them. */
public enum ReportFormat {
    /** As people read it. */
    TEXT("validation.txt"),

    /** Our own fields, for scripts. */
    JSON("validation.json"),

    /** SARIF 2.1.0, for code scanning and IDEs. */
    SARIF("validation.sarif"),

    /** Commands that GitHub Actions turns into annotations, once they are on standard output. */
    GITHUB("validation-github.txt"),

    /** GitLab's code quality report. */
    GITLAB("validation-gitlab.json");

    private final String fileName;

    ReportFormat(String fileName) {
        this.fileName = fileName;
    }

    /** Returns the name of the file that a report of this form is written to. */
    public String fileName() {
        return fileName;
    }

    /**
     * Returns a report.
     *
     * @param place where the project lies in its repository, {@code services/shop}; empty where that is the top. What the
     *     tools of a repository read has its paths from there
     */
    public String of(Validation validation, String place) {
        return switch (this) {
            case TEXT -> TextReport.of(validation) + "\n";
            case JSON -> JsonReport.of(validation);
            case SARIF -> new SarifReport(validation, new RepositoryPath(place)).text();
            case GITHUB -> new GithubReport(new RepositoryPath(place)).of(validation);
            case GITLAB -> GitlabReport.of(validation, new RepositoryPath(place));
        };
    }

    /**
     * Returns the formats of those names, without regard to case, each once.
     *
     * @throws UnknownReportFormatException if there is no such format
     */
    public static List<ReportFormat> named(List<String> names) {
        List<ReportFormat> formats = new ArrayList<>();
        for (String name : names) {
            ReportFormat format = Arrays.stream(values())
                    .filter(each -> each.name().equalsIgnoreCase(name.strip()))
                    .findFirst()
                    .orElseThrow(() -> unknown(name.strip()));
            if (!formats.contains(format)) {
                formats.add(format);
            }
        }
        return formats;
    }

    private static UnknownReportFormatException unknown(String name) {
        List<String> known = Arrays.stream(values())
                .map(format -> format.name().toLowerCase(Locale.ROOT))
                .toList();
        return new UnknownReportFormatException(name, Nearest.to(name, known));
    }
}
