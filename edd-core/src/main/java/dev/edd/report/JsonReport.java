package dev.edd.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import dev.edd.migration.History.Applied;
import dev.edd.migration.Migration;
import dev.edd.migration.Phase;
import dev.edd.migration.Refactoring;
import dev.edd.migration.Statement;
import dev.edd.plan.DatabaseState;
import dev.edd.plan.Plan;
import dev.edd.plan.Plan.Deferred;
import dev.edd.plan.Plan.Refusal;
import dev.edd.plan.Step;
import dev.edd.rule.Finding;
import dev.edd.validation.Validation;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;

/** Facts as JSON, with the fields that the text has; absent ones are left out. Ends with a line end. */
public final class JsonReport {
    private static final JsonFactory FACTORY = new JsonFactory();

    private JsonReport() {}

    /** Returns {@code {"root", "migrations", "findings": […]}}. */
    public static String of(Validation validation) {
        return write(json -> {
            json.writeStringField("root", validation.changelog().root());
            json.writeNumberField(
                    "migrations", validation.changelog().migrations().size());
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
        json.writeStringField("more", finding.rule().page());
    }

    /** Returns {@code {"steps": […], "deferred": […], "refusals": […]}}. */
    public static String of(Plan plan) {
        return write(json -> {
            array(json, "steps", plan.steps(), step -> step(json, step));
            array(json, "deferred", plan.deferred(), deferred -> deferred(json, deferred));
            array(json, "refusals", plan.refusals(), refusal -> refusal(json, refusal));
        });
    }

    private static void step(JsonGenerator json, Step step) throws IOException {
        migration(json, step.migration());
        json.writeStringField("kind", step.kind().name());
        json.writeArrayFieldStart("statements");
        for (Statement statement : step.migration().statements()) {
            json.writeString(statement.text());
        }
        json.writeEndArray();
    }

    private static void migration(JsonGenerator json, Migration migration) throws IOException {
        json.writeStringField("migration", migration.id().toString());
        json.writeNumberField("number", migration.number().value());
        json.writeStringField("phase", migration.phase().toString());
        json.writeStringField("path", migration.location().path());
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

    /** Returns {@code {"refactorings": […], "changed": […], "renamed": […], "missing": […]}}. */
    public static String of(DatabaseState state) {
        return write(json -> {
            array(json, "refactorings", state.changelog().refactorings(), each -> refactoring(json, state, each));
            array(json, "changed", state.changed(), each -> migration(json, each));
            array(json, "renamed", state.renamed(), each -> migration(json, each));
            array(json, "missing", state.missing(), each -> missing(json, each));
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

    private interface Fields {
        void write(JsonGenerator json) throws IOException;
    }

    private interface Element<T> {
        void write(T element) throws IOException;
    }

    private static String write(Fields fields) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = FACTORY.createGenerator(text)) {
            DefaultPrettyPrinter.Indenter lines = new com.fasterxml.jackson.core.util.DefaultIndenter("  ", "\n");
            json.setPrettyPrinter(
                    new DefaultPrettyPrinter().withObjectIndenter(lines).withArrayIndenter(lines));
            json.writeStartObject();
            fields.write(json);
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("Memory can always be written", e);
        }
        return text.append('\n').toString();
    }

    private static <T> void array(JsonGenerator json, String name, List<T> elements, Element<T> element)
            throws IOException {
        json.writeArrayFieldStart(name);
        for (T each : elements) {
            json.writeStartObject();
            element.write(each);
            json.writeEndObject();
        }
        json.writeEndArray();
    }
}
