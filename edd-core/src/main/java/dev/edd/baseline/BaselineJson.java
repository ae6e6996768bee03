package dev.edd.baseline;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import dev.edd.validation.Baseline;
import dev.edd.validation.Fingerprint;
import java.io.IOException;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** How a baseline is written. Apart from the file, so that who has none need not load a parser. */
final class BaselineJson {
    private static final JsonFactory FACTORY = new JsonFactory();
    private static final String FINDINGS = "findings";

    private BaselineJson() {}

    /** Returns the baseline that a text holds. */
    static Baseline read(String text) throws IOException {
        try (JsonParser json = FACTORY.createParser(text)) {
            List<Fingerprint> known = new ArrayList<>();
            while (json.nextToken() != null) {
                if (json.currentToken() == JsonToken.START_ARRAY && FINDINGS.equals(json.currentName())) {
                    while (json.nextToken() == JsonToken.START_OBJECT) {
                        known.add(fingerprint(json));
                    }
                }
            }
            return Baseline.of(known);
        }
    }

    private static Fingerprint fingerprint(JsonParser json) throws IOException {
        Map<String, String> fields = new HashMap<>();
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String name = json.currentName();
            json.nextToken();
            json.skipChildren();
            fields.put(name, json.getValueAsString(""));
        }
        return new Fingerprint(
                fields.getOrDefault("rule", ""), fields.getOrDefault("path", ""), fields.getOrDefault("statement", ""));
    }

    /** Returns a baseline as a text, sorted. */
    static String text(Baseline baseline) throws IOException {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = FACTORY.createGenerator(text)) {
            DefaultPrettyPrinter.Indenter lines = new DefaultIndenter("  ", "\n");
            json.setPrettyPrinter(
                    new DefaultPrettyPrinter().withObjectIndenter(lines).withArrayIndenter(lines));
            json.writeStartObject();
            json.writeArrayFieldStart(FINDINGS);
            for (Fingerprint known : sorted(baseline)) {
                json.writeStartObject();
                json.writeStringField("rule", known.rule());
                json.writeStringField("path", known.path());
                json.writeStringField("statement", known.statement());
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeEndObject();
        }
        return text.append('\n').toString();
    }

    private static List<Fingerprint> sorted(Baseline baseline) {
        return baseline.known().stream()
                .sorted(Comparator.comparing(Fingerprint::path)
                        .thenComparing(Fingerprint::rule)
                        .thenComparing(Fingerprint::statement))
                .toList();
    }
}
