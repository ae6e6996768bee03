package dev.edd.report;

import static dev.edd.report.Json.array;
import static dev.edd.report.Json.write;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.edd.rule.Finding;
import dev.edd.validation.Validation;
import java.io.IOException;

/** What was found wrong, for machines. */
final class ValidationJson {
    private ValidationJson() {}

    /** Returns {@code {"root", "migrations", "findings": […]}}. */
    static String of(Validation validation) {
        return write(json -> {
            json.writeStringField("root", validation.changelog().root());
            json.writeNumberField(
                    "migrations", validation.changelog().migrations().size());
            if (validation.basis().isKnown()) {
                json.writeStringField("database", validation.basis().engine().toString());
                json.writeStringField("namedBy", validation.basis().source());
            }
            if (validation.known() > 0) {
                json.writeNumberField("known", validation.known());
            }
            if (!validation.gone().isEmpty()) {
                array(json, "gone", validation.gone(), gone -> {
                    json.writeStringField("rule", gone.rule());
                    json.writeStringField("path", gone.path());
                });
            }
            json.writeBooleanField("failed", validation.failed());
            array(json, "findings", validation.findings(), finding -> finding(json, finding));
        });
    }

    private static void finding(JsonGenerator json, Finding finding) throws IOException {
        json.writeStringField("rule", finding.rule().id());
        json.writeStringField("severity", finding.rule().severity().name());
        json.writeStringField("what", finding.what());
        json.writeStringField("path", finding.location().path());
        json.writeNumberField("line", finding.location().line());
        json.writeStringField("why", finding.rule().why());
        json.writeStringField("fix", finding.fix());
        json.writeStringField("more", finding.rule().more());
    }
}
