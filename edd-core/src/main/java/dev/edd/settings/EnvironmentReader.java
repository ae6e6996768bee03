package dev.edd.settings;

import dev.edd.environment.DeclaredEnvironment;
import dev.edd.environment.DeclaredEnvironment.Access;
import dev.edd.environment.Demands;
import dev.edd.environment.Environments;
import dev.edd.migration.Phase;
import java.time.Duration;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Makes environments of settings that have been checked. */
final class EnvironmentReader {
    private final Map<String, String> values;

    private EnvironmentReader(Map<String, String> values) {
        this.values = values;
    }

    /** Returns the environments in the order in which they are first named; later settings go before earlier ones. */
    static Environments read(List<Setting> settings) {
        Map<String, Map<String, String>> byId = new LinkedHashMap<>();
        settings.stream().filter(Setting::isAboutEnvironment).forEach(setting -> byId.computeIfAbsent(
                        setting.environment(), none -> new LinkedHashMap<>())
                .put(setting.key(), setting.value()));
        return new Environments(byId.entrySet().stream()
                .map(entry -> new EnvironmentReader(entry.getValue()).read(entry.getKey()))
                .toList());
    }

    private DeclaredEnvironment read(String id) {
        Access access = new Access(value("url"), value("username"), value("serverId"));
        Demands demands = new Demands(
                values.containsKey("minimumSoak") ? Duration.parse(value("minimumSoak")) : Duration.ZERO,
                phases(value("approval")).orElseThrow(),
                is("fourEyes"),
                is("allowOverride"));
        return new DeclaredEnvironment(id, access, is("production"), value("promotesFrom"), demands);
    }

    private String value(String key) {
        return values.getOrDefault(key, "");
    }

    private boolean is(String key) {
        return value(key).equals("true");
    }

    /** Returns the phases that a list names: {@code all}, {@code none} or some; empty if it names something else. */
    static Optional<Set<Phase>> phases(String text) {
        Set<Phase> phases = EnumSet.noneOf(Phase.class);
        for (String word : text.split("[,\\s]+", -1)) {
            if (word.equals("all")) {
                phases.addAll(EnumSet.allOf(Phase.class));
            } else if (!word.isEmpty() && !word.equals("none")) {
                Optional<Phase> named = Phase.of(word);
                if (named.isEmpty()) {
                    return Optional.empty();
                }
                phases.add(named.get());
            }
        }
        return Optional.of(phases);
    }
}
