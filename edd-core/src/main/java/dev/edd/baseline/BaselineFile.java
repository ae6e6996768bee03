package dev.edd.baseline;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import dev.edd.validation.Baseline;
import dev.edd.validation.Fingerprint;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A baseline as JSON, which belongs under version control. A file that does not exist holds none. */
public record BaselineFile(Path path) {
    /** The file of those who have none. */
    public static final BaselineFile NONE = new BaselineFile(Path.of(""));

    private static final JsonFactory FACTORY = new JsonFactory();
    private static final String FINDINGS = "findings";

    /** Returns what it holds. */
    public Baseline read() {
        if (!Files.isRegularFile(path)) {
            return Baseline.EMPTY;
        }
        try (JsonParser json = FACTORY.createParser(Files.readString(path))) {
            List<Fingerprint> known = new ArrayList<>();
            while (json.nextToken() != null) {
                if (json.currentToken() == JsonToken.START_ARRAY && FINDINGS.equals(json.currentName())) {
                    while (json.nextToken() == JsonToken.START_OBJECT) {
                        known.add(fingerprint(json));
                    }
                }
            }
            return Baseline.of(known);
        } catch (JsonProcessingException e) {
            throw BaselineFileException.unreadable(path, e.getOriginalMessage(), e);
        } catch (IOException e) {
            throw BaselineFileException.unreadable(path, e.toString(), e);
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

    /** Writes a baseline in the place of what the file holds, sorted, so that changes to it can be reviewed. */
    public void write(Baseline baseline) {
        try {
            Path folder = path.getParent();
            if (folder != null) {
                Files.createDirectories(folder);
            }
            Files.writeString(path, text(baseline), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw BaselineFileException.unwritable(path, e);
        }
    }

    private static String text(Baseline baseline) throws IOException {
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
