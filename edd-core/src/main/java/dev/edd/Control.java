package dev.edd;

import dev.edd.baseline.BaselineFile;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How findings are weighed, besides what the changelog's {@code edd.yaml} says.
 *
 * @param settings go before those of the file: {@code failOn}, {@code rules.drop-column-too-early}, {@code environments.staging.url};
 *     environments keep their order
 * @param baseline findings that fail nothing; its file need not exist
 */
public record Control(Map<String, String> settings, BaselineFile baseline) {
    /** The control of someone who leaves everything as it is. */
    public static final Control NONE = new Control(Map.of(), BaselineFile.NONE);

    public Control {
        settings = Collections.unmodifiableMap(new LinkedHashMap<>(settings));
    }
}
