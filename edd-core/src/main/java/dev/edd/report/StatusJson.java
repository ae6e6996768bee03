package dev.edd.report;

import static dev.edd.report.Json.array;
import static dev.edd.report.Json.migration;
import static dev.edd.report.Json.write;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.edd.migration.History.Applied;
import dev.edd.migration.History.HalfDone;
import dev.edd.migration.Migration;
import dev.edd.migration.Phase;
import dev.edd.migration.Refactoring;
import dev.edd.plan.DatabaseState;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How far a database has come, for machines. */
final class StatusJson {
    private StatusJson() {}

    /** Returns {@code {"refactorings": […], "changed": […], "renamed": […], "missing": […], "stopped": […]}}. */
    static String of(DatabaseState state) {
        return write(json -> {
            array(json, "refactorings", state.changelog().refactorings(), each -> refactoring(json, state, each));
            array(json, "changed", state.changed(), each -> migration(json, each));
            array(json, "renamed", state.renamed(), each -> migration(json, each));
            array(json, "missing", state.missing(), each -> missing(json, each));
            array(json, "stopped", List.copyOf(state.stopped().entrySet()), each -> stopped(json, each));
        });
    }

    private static void refactoring(JsonGenerator json, DatabaseState state, Refactoring refactoring)
            throws IOException {
        json.writeStringField("refactoring", refactoring.name());
        json.writeNumberField("number", refactoring.number().value());
        json.writeStringField("state", state.of(refactoring).name());
        if (state.remaining(refactoring).isPresent()) {
            json.writeNumberField("remaining", state.remaining(refactoring).getAsLong());
        }
        for (Phase phase : Phase.values()) {
            Optional<Migration> migration = refactoring.in(phase);
            if (migration.isPresent()) {
                json.writeObjectFieldStart(phase.toString());
                Optional<Applied> row = state.history().of(migration.get());
                json.writeBooleanField("applied", row.isPresent());
                if (row.isPresent()) {
                    json.writeStringField("when", row.get().when().toString());
                }
                json.writeEndObject();
            }
        }
    }

    private static void missing(JsonGenerator json, Applied row) throws IOException {
        json.writeStringField("path", row.changeset().path());
        json.writeStringField("when", row.when().toString());
    }

    private static void stopped(JsonGenerator json, Map.Entry<Migration, HalfDone> each) throws IOException {
        migration(json, each.getKey());
        json.writeNumberField("statement", each.getValue().done() + 1);
        json.writeNumberField("statements", each.getKey().statements().size());
        json.writeStringField("reason", each.getValue().reason());
        json.writeStringField("when", each.getValue().when().toString());
    }
}
