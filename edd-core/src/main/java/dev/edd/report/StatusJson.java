package dev.edd.report;

import static dev.edd.report.Json.array;
import static dev.edd.report.Json.migration;
import static dev.edd.report.Json.write;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.edd.backfill.BackfillProgress;
import dev.edd.backfill.BackfillState;
import dev.edd.migration.History.Applied;
import dev.edd.migration.History.HalfDone;
import dev.edd.migration.Migration;
import dev.edd.migration.Phase;
import dev.edd.migration.Refactoring;
import dev.edd.plan.DatabaseState;
import dev.edd.plan.DatabaseState.Late;
import dev.edd.release.ReleaseEvent;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How far a database has come, for machines. */
final class StatusJson {
    private StatusJson() {}

    static String of(DatabaseState state, List<BackfillState> backfills, List<Late> overdue) {
        return write(json -> {
            state(json, state);
            array(json, "backfills", backfills, each -> backfill(json, each));
            if (!overdue.isEmpty()) {
                array(json, "overdue", overdue, each -> late(json, each));
            }
        });
    }

    private static void late(JsonGenerator json, Late late) throws IOException {
        json.writeStringField("refactoring", late.refactoring().name());
        json.writeNumberField("number", late.refactoring().number().value());
        json.writeNumberField("days", late.age().toDays());
        json.writeStringField("reason", late.reason());
    }

    private static void state(JsonGenerator json, DatabaseState state) throws IOException {
        array(json, "refactorings", state.changelog().refactorings(), each -> refactoring(json, state, each));
        array(json, "changed", state.changed(), each -> migration(json, each));
        array(json, "renamed", state.renamed(), each -> migration(json, each));
        array(json, "missing", state.missing(), each -> missing(json, each));
        array(json, "stopped", List.copyOf(state.stopped().entrySet()), each -> stopped(json, each));
        if (!state.chronicle().releases().events().isEmpty()) {
            array(json, "releases", state.chronicle().releases().alive(), each -> release(json, each));
        }
    }

    private static void backfill(JsonGenerator json, BackfillState state) throws IOException {
        BackfillProgress progress = state.progress();
        json.writeStringField("migration", state.migration().toString());
        json.writeBooleanField("finished", state.finished());
        json.writeNumberField("pass", progress.pass());
        json.writeNumberField("rows", progress.rows());
        json.writeNumberField("expectedRows", progress.expectedRows());
        json.writeNumberField("rowsPerSecond", Math.round(progress.speed().rowsPerSecond()));
        json.writeNumberField("chunkRows", progress.speed().chunkRows());
        json.writeNumberField("runners", state.runners());
        json.writeNumberField("rowErrors", state.rowErrors());
        if (progress.timeLeft().isPresent() && !state.finished() && state.runners() > 0) {
            json.writeNumberField("secondsLeft", progress.timeLeft().get().toSeconds());
        }
        if (progress.halt().isPartial()) {
            json.writeStringField("whoWaits", progress.halt().who());
        }
        if (!progress.halt().reason().isEmpty()) {
            json.writeStringField("waitsFor", progress.halt().reason());
            json.writeStringField("waitsSince", progress.halt().since().toString());
        }
    }

    private static void refactoring(JsonGenerator json, DatabaseState state, Refactoring refactoring)
            throws IOException {
        json.writeStringField("refactoring", refactoring.name());
        json.writeNumberField("number", refactoring.number().value());
        json.writeStringField("state", state.of(refactoring).name());
        if (state.remaining(refactoring).isPresent()) {
            json.writeNumberField("remaining", state.remaining(refactoring).getAsLong());
        }
        if (state.unknown(refactoring).isPresent()) {
            json.writeStringField("remainingUnknown", state.unknown(refactoring).get());
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

    static void release(JsonGenerator json, ReleaseEvent deployed) throws IOException {
        json.writeStringField("release", deployed.release().toString());
        json.writeStringField("since", deployed.when().toString());
        json.writeStringField("by", deployed.origin().toString());
    }

    private static void stopped(JsonGenerator json, Map.Entry<Migration, HalfDone> each) throws IOException {
        migration(json, each.getKey());
        json.writeNumberField("statement", each.getValue().done() + 1);
        json.writeNumberField("statements", each.getKey().statements().size());
        json.writeStringField("reason", each.getValue().reason());
        json.writeStringField("when", each.getValue().when().toString());
    }
}
