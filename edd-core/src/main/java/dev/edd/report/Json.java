package dev.edd.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import dev.edd.migration.Migration;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;

/** What the reports for machines share: one object, indented by two, the same bytes on every system. */
final class Json {
    private static final JsonFactory FACTORY = new JsonFactory();

    private Json() {}

    interface Fields {
        void write(JsonGenerator json) throws IOException;
    }

    interface Element<T> {
        void write(T element) throws IOException;
    }

    static String write(Fields fields) {
        return document(json -> {
            json.writeStartObject();
            fields.write(json);
            json.writeEndObject();
        });
    }

    /** Returns a document that need not be an object. */
    static String document(Fields content) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = FACTORY.createGenerator(text)) {
            DefaultPrettyPrinter.Indenter lines = new DefaultIndenter("  ", "\n");
            json.setPrettyPrinter(
                    new DefaultPrettyPrinter().withObjectIndenter(lines).withArrayIndenter(lines));
            content.write(json);
        } catch (IOException e) {
            throw new UncheckedIOException("Memory can always be written", e);
        }
        return text.append('\n').toString();
    }

    static <T> void array(JsonGenerator json, String name, List<T> elements, Element<T> element) throws IOException {
        json.writeArrayFieldStart(name);
        for (T each : elements) {
            json.writeStartObject();
            element.write(each);
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    /** Writes what names a migration. */
    static void migration(JsonGenerator json, Migration migration) throws IOException {
        json.writeStringField("migration", migration.id().toString());
        json.writeNumberField("number", migration.number().value());
        json.writeStringField("phase", migration.phase().toString());
        json.writeStringField("path", migration.location().path());
    }
}
