package dev.edd.settings;

import dev.edd.migration.Nearest;
import dev.edd.rule.Finding;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Tells what can be said of an environment from what cannot, or must not. */
final class EnvironmentCheck {
    private static final List<String> KEYS = List.of(
            "id",
            "url",
            "username",
            "serverId",
            "production",
            "promotesFrom",
            "minimumSoak",
            "approval",
            "fourEyes",
            "allowOverride");

    private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]+");

    /** {@code //user:password@host}, {@code oracle:thin:user/password@host}, {@code ?sslpassword=…}, {@code ;PASSWORD=…}. */
    private static final Pattern PASSWORD = Pattern.compile("(?i)//[^/@?]*:[^/@?]*@|:oracle:\\w+:[^/@]*/[^@]*@"
            + "|[?&;][\\w.\\-]*(password|passphrase|pwd|secret|token)\\s*=.");

    private EnvironmentCheck() {}

    /** Returns what is wrong with one setting; empty if nothing is. */
    static Optional<Finding> check(Setting setting) {
        if (!ID.matcher(setting.environment()).matches()) {
            return Optional.of(Settings.UNKNOWN.at(
                    setting.location(),
                    "\"%s\" is no name of an environment.".formatted(setting.environment()),
                    "Use letters, digits, hyphens and underscores: staging, production-eu."));
        }
        return switch (setting.key()) {
            case "id", "username", "serverId", "promotesFrom" -> Optional.empty();
            case "url" -> PASSWORD.matcher(setting.value()).find() ? Optional.of(secret(setting)) : Optional.empty();
            case "production", "fourEyes", "allowOverride" -> among(setting, List.of("true", "false"));
            case "minimumSoak" ->
                SettingCheck.isPeriod(setting.value()) ? Optional.empty() : among(setting, List.of("P7D", "PT12H"));
            case "approval" ->
                EnvironmentReader.phases(setting.value()).isPresent()
                        ? Optional.empty()
                        : among(setting, List.of("finalization", "all", "none"));
            case "password" -> Optional.of(secret(setting));
            default -> Optional.of(unknown(setting));
        };
    }

    private static Optional<Finding> among(Setting setting, List<String> values) {
        return values.contains(setting.value())
                ? Optional.empty()
                : Optional.of(SettingCheck.noValue(setting, setting.key(), Nearest.to(setting.value(), values)));
    }

    /** Does not quote the value. */
    private static Finding secret(Setting setting) {
        return Settings.UNKNOWN.at(
                setting.location(),
                "\"%s\" holds a password.".formatted(setting.name()),
                "Remove it, and change it: this file is read by everybody who can read the sources.\n"
                        + "Name a <server> of settings.xml instead: serverId: %s".formatted(setting.environment()));
    }

    private static Finding unknown(Setting setting) {
        List<String> nearest = Nearest.to(setting.key(), KEYS);
        return Settings.UNKNOWN.at(
                setting.location(),
                "\"%s\" is nothing that can be said of an environment.".formatted(setting.key()),
                "Write \"%s: …\"; it may be %s.".formatted(nearest.get(0), String.join(", ", nearest)));
    }

    /** Returns what is wrong with environments that name each other. */
    static List<Finding> together(List<Setting> settings) {
        Map<String, String> before = new HashMap<>();
        Set<String> ids = new HashSet<>();
        settings.stream().filter(Setting::isAboutEnvironment).forEach(each -> {
            ids.add(each.environment());
            if (each.key().equals("promotesFrom")) {
                before.put(each.environment(), each.value());
            }
        });
        List<Finding> findings = new ArrayList<>();
        for (Setting setting : settings) {
            if (setting.isAboutEnvironment() && setting.key().equals("promotesFrom")) {
                promotion(setting, ids, before).ifPresent(findings::add);
            }
        }
        return findings;
    }

    private static Optional<Finding> promotion(Setting setting, Set<String> ids, Map<String, String> before) {
        if (!ids.contains(setting.value())) {
            List<String> nearest =
                    Nearest.to(setting.value(), ids.stream().sorted().toList());
            return Optional.of(Settings.UNKNOWN.at(
                    setting.location(),
                    "\"%s\" is promoted from \"%s\", which is no environment."
                            .formatted(setting.environment(), setting.value()),
                    "Declare it, or write one of %s.".formatted(String.join(", ", nearest))));
        }
        Set<String> seen = new HashSet<>();
        String id = setting.environment();
        while (id != null && seen.add(id)) {
            id = before.get(id);
        }
        return setting.environment().equals(id)
                ? Optional.of(Settings.UNKNOWN.at(
                        setting.location(),
                        "\"%s\" is promoted from itself, directly or around corners.".formatted(id),
                        "Let the first environment on the way name none."))
                : Optional.empty();
    }
}
