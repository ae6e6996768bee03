package dev.edd.report;

import static dev.edd.report.Json.array;
import static dev.edd.report.Json.migration;
import static dev.edd.report.Json.write;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.edd.migration.MigrationId;
import dev.edd.migration.Statement;
import dev.edd.plan.Plan;
import dev.edd.plan.Plan.Deferred;
import dev.edd.plan.Plan.Refusal;
import dev.edd.plan.Plan.Verdict;
import dev.edd.plan.Step;
import dev.edd.plan.Step.Risk.Level;
import dev.edd.plan.Step.Risk.Loss;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/** What would run, for machines. */
final class PlanJson {
    private PlanJson() {}

    /** Returns {@code {"steps": […], "deferred": […], "refusals": […]}}. */
    static String of(Plan plan) {
        return write(json -> {
            array(json, "steps", plan.steps(), step -> step(json, step));
            array(json, "deferred", plan.deferred(), deferred -> deferred(json, deferred));
            array(json, "refusals", plan.refusals(), refusal -> refusal(json, refusal));
            if (!plan.verdicts().isEmpty()) {
                gates(json, plan);
            }
        });
    }

    private static void step(JsonGenerator json, Step step) throws IOException {
        migration(json, step.migration());
        json.writeStringField("kind", step.kind().name());
        if (step.risk().level() != Level.NOT_JUDGED) {
            json.writeStringField("risk", step.risk().level().name());
        }
        if (!step.risk().losses().isEmpty()) {
            array(json, "losses", step.risk().losses(), loss -> loss(json, loss));
        }
        if (step.done() > 0) {
            json.writeNumberField("done", step.done());
        }
        json.writeArrayFieldStart("statements");
        for (Statement statement : step.migration().statements()) {
            json.writeString(statement.shown());
        }
        json.writeEndArray();
        if (!step.warnings().isEmpty()) {
            array(json, "warnings", step.warnings(), warning -> warning(json, warning));
        }
    }

    private static void loss(JsonGenerator json, Loss loss) throws IOException {
        json.writeStringField("table", loss.table());
        json.writeStringField("what", loss.what());
        if (loss.rows() != Loss.UNKNOWN) {
            json.writeNumberField("rows", loss.rows());
        }
    }

    private static void warning(JsonGenerator json, Step.Warning warning) throws IOException {
        json.writeStringField("what", warning.what());
        json.writeStringField("why", warning.why());
        json.writeStringField("fix", warning.fix());
    }

    private static void deferred(JsonGenerator json, Deferred deferred) throws IOException {
        json.writeStringField("migration", deferred.migration().toString());
        json.writeStringField("reason", deferred.reason());
    }

    private static void refusal(JsonGenerator json, Refusal refusal) throws IOException {
        json.writeStringField("what", refusal.what());
        json.writeStringField("where", refusal.where());
        json.writeStringField("why", refusal.why());
        json.writeStringField("fix", refusal.fix());
    }

    private static void gates(JsonGenerator json, Plan plan) throws IOException {
        json.writeArrayFieldStart("gates");
        for (Map.Entry<MigrationId, List<Verdict>> judged : plan.verdicts().entrySet()) {
            for (Verdict verdict : judged.getValue()) {
                json.writeStartObject();
                json.writeStringField("migration", judged.getKey().toString());
                json.writeStringField("gate", verdict.gate());
                json.writeStringField("verdict", verdict.kind().name());
                json.writeStringField("reason", verdict.reason());
                json.writeEndObject();
            }
        }
        json.writeEndArray();
    }
}
