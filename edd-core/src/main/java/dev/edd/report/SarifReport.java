package dev.edd.report;

import static dev.edd.report.Json.array;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.edd.rule.Finding;
import dev.edd.rule.RuleMetadata;
import dev.edd.rule.Severity;
import dev.edd.validation.Validation;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Findings as SARIF 2.1.0 (OASIS 2020), with the rules that have any. */
final class SarifReport {
    private static final String SCHEMA =
            "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

    private final Validation validation;
    private final RepositoryPath paths;
    private final Fingerprints fingerprints;
    private final Map<String, RuleMetadata> rules = new LinkedHashMap<>();

    SarifReport(Validation validation, RepositoryPath paths) {
        this.validation = validation;
        this.paths = paths;
        this.fingerprints = new Fingerprints(validation);
        validation.findings().forEach(finding -> rules.put(finding.rule().id(), finding.rule()));
    }

    /** Returns {@code {"$schema", "version", "runs": […]}}. */
    String text() {
        List<String> order = new ArrayList<>(rules.keySet());
        return Json.write(json -> {
            json.writeStringField("$schema", SCHEMA);
            json.writeStringField("version", "2.1.0");
            array(json, "runs", List.of(validation), run -> {
                json.writeObjectFieldStart("tool");
                json.writeObjectFieldStart("driver");
                json.writeStringField("name", "edd-maven-plugin");
                array(json, "rules", List.copyOf(rules.values()), rule -> rule(json, rule));
                json.writeEndObject();
                json.writeEndObject();
                json.writeStringField("columnKind", "utf16CodeUnits");
                array(json, "results", run.findings(), finding -> {
                    json.writeStringField("ruleId", finding.rule().id());
                    json.writeNumberField(
                            "ruleIndex", order.indexOf(finding.rule().id()));
                    result(json, finding);
                });
            });
        });
    }

    private static void rule(JsonGenerator json, RuleMetadata rule) throws IOException {
        json.writeStringField("id", rule.id());
        text(json, "shortDescription", rule.why());
        json.writeObjectFieldStart("help");
        json.writeStringField("text", rule.more());
        json.writeStringField("markdown", RuleReport.markdown(rule));
        json.writeEndObject();
        json.writeObjectFieldStart("defaultConfiguration");
        json.writeStringField("level", level(rule.severity()));
        json.writeEndObject();
    }

    private void result(JsonGenerator json, Finding finding) throws IOException {
        json.writeStringField("level", level(finding.rule().severity()));
        text(
                json,
                "message",
                "%s %s\n%s".formatted(finding.what(), finding.rule().why(), finding.fix()));
        array(json, "locations", List.of(finding.location()), location -> {
            json.writeObjectFieldStart("physicalLocation");
            json.writeObjectFieldStart("artifactLocation");
            json.writeStringField("uri", paths.uri(location));
            json.writeEndObject();
            if (location.line() > 0) {
                json.writeObjectFieldStart("region");
                json.writeNumberField("startLine", location.line());
                json.writeEndObject();
            }
            json.writeEndObject();
        });
        json.writeObjectFieldStart("partialFingerprints");
        json.writeStringField("eddStatement/v1", fingerprints.next(finding));
        json.writeEndObject();
    }

    private static void text(JsonGenerator json, String name, String text) throws IOException {
        json.writeObjectFieldStart(name);
        json.writeStringField("text", text);
        json.writeEndObject();
    }

    private static String level(Severity severity) {
        return switch (severity) {
            case ERROR -> "error";
            case WARNING -> "warning";
            case NOTE -> "note";
        };
    }
}
