package dev.edd.report;

import static dev.edd.report.Json.array;
import static dev.edd.report.Json.write;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.edd.audit.AuditEntry;
import dev.edd.audit.AuditHistory;
import java.io.IOException;

/** What was done to a database, for machines. */
final class HistoryJson {
    private HistoryJson() {}

    static String of(AuditHistory history) {
        return write(json -> {
            json.writeBooleanField("unbroken", history.flaw().isEmpty());
            array(json, "entries", history.entries(), entry -> entry(json, entry));
        });
    }

    private static void entry(JsonGenerator json, AuditEntry entry) throws IOException {
        json.writeNumberField("number", entry.number());
        json.writeStringField("when", entry.when().toString());
        json.writeStringField("kind", entry.deed().kind().name());
        json.writeStringField("subject", entry.deed().subject());
        json.writeStringField("outcome", entry.deed().outcome());
        json.writeStringField("detail", entry.deed().detail());
        json.writeStringField("digest", entry.deed().digest());
        json.writeNumberField("milliseconds", entry.deed().took().toMillis());
        json.writeStringField("user", entry.origin().user());
        json.writeStringField("host", entry.origin().host());
        json.writeStringField("build", entry.origin().build());
        json.writeStringField("commit", entry.origin().commit());
        json.writeStringField("versions", entry.versions());
        json.writeStringField("hash", entry.hash());
    }
}
