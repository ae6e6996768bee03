package dev.edd.report;

import static dev.edd.report.Json.array;
import static dev.edd.report.Json.write;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.edd.migration.MigrationId;
import dev.edd.plan.Outcome;
import java.io.IOException;
import java.time.Duration;
import java.util.List;

/** What a run did, for machines. */
final class OutcomeJson {
    private OutcomeJson() {}

    static String of(List<Outcome> outcomes) {
        return write(json -> {
            json.writeBooleanField("blocked", outcomes.stream().anyMatch(Outcome::isBad));
            array(json, "outcomes", outcomes, outcome -> outcome(json, outcome));
        });
    }

    private static void outcome(JsonGenerator json, Outcome outcome) throws IOException {
        MigrationId migration = outcome.migration();
        json.writeStringField("migration", migration.toString());
        json.writeNumberField("number", migration.number().value());
        json.writeStringField("phase", migration.phase().toString());
        ending(json, outcome);
    }

    private static void ending(JsonGenerator json, Outcome outcome) throws IOException {
        if (outcome instanceof Outcome.Applied applied) {
            json.writeStringField("outcome", "APPLIED");
            json.writeStringField("kind", applied.kind().name());
            took(json, applied.took());
        } else if (outcome instanceof Outcome.Moved moved) {
            json.writeStringField("outcome", "MOVED");
            json.writeNumberField("rows", moved.rows());
            rowErrors(json, moved.rowErrors());
            took(json, moved.took());
        } else if (outcome instanceof Outcome.Faulty faulty) {
            ending(json, faulty.ran());
            offending(json, faulty.offending());
        } else if (outcome instanceof Outcome.Blocked blocked) {
            json.writeStringField("outcome", "BLOCKED");
            json.writeNumberField("remaining", blocked.remaining());
            rowErrors(json, blocked.rowErrors());
        } else {
            json.writeStringField("outcome", "SKIPPED");
            json.writeStringField("reason", ((Outcome.Skipped) outcome).reason());
        }
    }

    private static void offending(JsonGenerator json, List<String> rows) throws IOException {
        json.writeArrayFieldStart("offending");
        for (String row : rows) {
            json.writeString(row);
        }
        json.writeEndArray();
    }

    private static void rowErrors(JsonGenerator json, long rowErrors) throws IOException {
        if (rowErrors > 0) {
            json.writeNumberField("rowErrors", rowErrors);
        }
    }

    private static void took(JsonGenerator json, Duration took) throws IOException {
        json.writeNumberField("milliseconds", took.toMillis());
    }
}
