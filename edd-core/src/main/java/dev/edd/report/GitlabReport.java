package dev.edd.report;

import dev.edd.rule.Finding;
import dev.edd.rule.Severity;
import dev.edd.validation.Validation;

/** Findings as GitLab's code quality report, which merge requests show. */
final class GitlabReport {
    private GitlabReport() {}

    /** Returns {@code [{"description", "check_name", "fingerprint", "severity", "location"}, …]}. */
    static String of(Validation validation, RepositoryPath paths) {
        Fingerprints fingerprints = new Fingerprints(validation);
        return Json.document(json -> {
            json.writeStartArray();
            for (Finding finding : validation.findings()) {
                json.writeStartObject();
                json.writeStringField("description", "%s %s".formatted(finding.what(), finding.fix()));
                json.writeStringField("check_name", finding.rule().id());
                json.writeStringField("fingerprint", fingerprints.next(finding));
                json.writeStringField("severity", severity(finding.rule().severity()));
                json.writeObjectFieldStart("location");
                json.writeStringField("path", paths.of(finding.location()));
                json.writeObjectFieldStart("lines");
                json.writeNumberField("begin", Math.max(1, finding.location().line()));
                json.writeEndObject();
                json.writeEndObject();
                json.writeEndObject();
            }
            json.writeEndArray();
        });
    }

    private static String severity(Severity severity) {
        return switch (severity) {
            case ERROR -> "critical";
            case WARNING -> "minor";
            case NOTE -> "info";
        };
    }
}
