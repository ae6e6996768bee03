package dev.edd.maven;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An {@code <environment>} of the plugin's configuration; Maven fills its fields. It has no password on purpose. */
public final class EnvironmentParameter {
    private @Nullable String id;
    private @Nullable Secret url;
    private @Nullable String username;
    private @Nullable String serverId;
    private @Nullable String production;
    private @Nullable String promotesFrom;
    private @Nullable String minimumSoak;
    private @Nullable String approval;
    private @Nullable String fourEyes;
    private @Nullable String allowOverride;

    /** Returns what is set, by the names that settings have. */
    Map<String, String> settings() {
        Map<String, String> settings = new LinkedHashMap<>();
        put(settings, "id", id);
        put(settings, "url", url == null ? null : url.text());
        put(settings, "username", username);
        put(settings, "serverId", serverId);
        put(settings, "production", production);
        put(settings, "promotesFrom", promotesFrom);
        put(settings, "minimumSoak", minimumSoak);
        put(settings, "approval", approval);
        put(settings, "fourEyes", fourEyes);
        put(settings, "allowOverride", allowOverride);
        return settings;
    }

    private void put(Map<String, String> settings, String key, @Nullable String value) {
        if (value != null) {
            settings.put("environments.%s.%s".formatted(id == null ? "" : id.strip(), key), value);
        }
    }
}
