package dev.edd.report;

import dev.edd.rule.Finding;
import dev.edd.rule.Severity;
import dev.edd.validation.Validation;

/** Findings as commands that GitHub Actions turns into annotations of a commit. */
final class GithubReport {
    private final RepositoryPath paths;

    GithubReport(RepositoryPath paths) {
        this.paths = paths;
    }

    /** Returns a line for each finding. */
    String of(Validation validation) {
        StringBuilder text = new StringBuilder();
        for (Finding finding : validation.findings()) {
            int line = finding.location().line();
            text.append("::%s file=%s%s,title=%s::%s\n"
                    .formatted(
                            command(finding.rule().severity()),
                            property(paths.of(finding.location())),
                            line == 0 ? "" : ",line=" + line,
                            property(finding.rule().id()),
                            data(message(finding))));
        }
        return text.toString();
    }

    private static String message(Finding finding) {
        return "%s\n%s\nFix: %s".formatted(finding.what(), finding.rule().why(), finding.fix());
    }

    private static String command(Severity severity) {
        return switch (severity) {
            case ERROR -> "error";
            case WARNING -> "warning";
            case NOTE -> "notice";
        };
    }

    private static String data(String text) {
        return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A");
    }

    private static String property(String text) {
        return data(text).replace(":", "%3A").replace(",", "%2C");
    }
}
