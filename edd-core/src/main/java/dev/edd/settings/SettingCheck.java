package dev.edd.settings;

import dev.edd.migration.Dialect;
import dev.edd.migration.Nearest;
import dev.edd.rule.Engine;
import dev.edd.rule.Finding;
import dev.edd.rule.RuleMetadata;
import dev.edd.validation.Policy;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Tells the settings that there are from those that somebody only believes in. */
final class SettingCheck {
    private static final List<String> NAMES = List.of(
            "rules",
            "failOn",
            "dialect",
            "databaseVersion",
            "requireSchema",
            "maxTransition",
            "environments",
            "releases");
    private static final List<String> LEVELS = List.of("error", "warning", "note");
    private static final List<String> FAIL_ON = List.of("error", "warning");
    private static final List<String> PERIODS = List.of("P90D", "PT12H");
    private static final List<String> DIALECTS = List.of("h2", "postgresql", "mariadb", "mysql");

    private static final List<String> YES_NO = List.of("true", "false");

    private final Map<String, RuleMetadata> rules = new TreeMap<>();

    SettingCheck(Collection<RuleMetadata> rules) {
        rules.forEach(rule -> this.rules.put(rule.id(), rule));
    }

    /** Returns what is wrong with a setting; empty if nothing is. */
    Optional<Finding> check(Setting setting) {
        if (setting.isAboutRule()) {
            return checkRule(setting);
        }
        if (setting.isAboutEnvironment()) {
            return EnvironmentCheck.check(setting);
        }
        if (setting.isAboutRelease()) {
            return CutSettings.check(setting);
        }
        return checkValue(setting);
    }

    private static Optional<Finding> checkValue(Setting setting) {
        return switch (setting.name()) {
            case "failOn" ->
                Policy.severity(setting.value()).isPresent()
                        ? Optional.empty()
                        : Optional.of(noValue(setting, FAIL_ON));
            case "dialect" ->
                DIALECTS.stream().anyMatch(setting.value()::equalsIgnoreCase)
                        ? Optional.empty()
                        : Optional.of(noValue(setting, DIALECTS));
            case "databaseVersion" ->
                Engine.of(Dialect.OTHER, setting.value()).isPresent()
                        ? Optional.empty()
                        : Optional.of(noValue(setting, List.of("14", "8.0.12")));
            case "requireSchema" ->
                YES_NO.stream().anyMatch(setting.value()::equalsIgnoreCase)
                        ? Optional.empty()
                        : Optional.of(noValue(setting, YES_NO));
            case "maxTransition" ->
                isPeriod(setting.value()) ? Optional.empty() : Optional.of(noValue(setting, "maxTransition", PERIODS));
            default -> Optional.of(unknown(setting));
        };
    }

    /** Returns whether a text is a span of time as ISO 8601 has it. */
    static boolean isPeriod(String text) {
        try {
            return !Duration.parse(text).isNegative();
        } catch (DateTimeParseException unreadable) {
            return false;
        }
    }

    private Optional<Finding> checkRule(Setting setting) {
        RuleMetadata rule = rules.get(setting.rule());
        if (rule == null) {
            String nearest = Nearest.to(setting.rule(), rules.keySet()).get(0);
            return Optional.of(Settings.UNKNOWN.at(
                    setting.location(),
                    "\"%s\" is no rule.".formatted(setting.rule()),
                    "Write \"%s\", or remove the line; mvn edd:explain lists the rules.".formatted(nearest)));
        }
        if (rule.structural()) {
            return Optional.of(Settings.UNKNOWN.at(
                    setting.location(),
                    "The rule \"%s\" can only be an error.".formatted(rule.id()),
                    "Remove the line: nothing can be planned while this rule is not kept."));
        }
        return Policy.Level.of(setting.value()).isPresent() ? Optional.empty() : Optional.of(noLevel(setting));
    }

    /** Offers {@code off} last, however close: it is not what anybody should be led to by a slip. */
    private static Finding noLevel(Setting setting) {
        List<String> levels = new ArrayList<>(Nearest.to(setting.value(), LEVELS));
        levels.add("off");
        return noValue(setting, setting.rule(), levels);
    }

    private static Finding noValue(Setting setting, List<String> values) {
        return noValue(setting, setting.name(), Nearest.to(setting.value(), values));
    }

    /** Takes the values that there are, the nearest first. */
    static Finding noValue(Setting setting, String name, List<String> nearest) {
        return Settings.UNKNOWN.at(
                setting.location(),
                "\"%s\" has the value \"%s\".".formatted(name, setting.value()),
                "Write \"%s: %s\"; it may be %s.".formatted(name, nearest.get(0), String.join(", ", nearest)));
    }

    private static Finding unknown(Setting setting) {
        List<String> nearest = Nearest.to(setting.name(), NAMES);
        return Settings.UNKNOWN.at(
                setting.location(),
                "\"%s\" is no setting.".formatted(setting.name()),
                "Write \"%s: …\"; the settings are %s.".formatted(nearest.get(0), String.join(", ", nearest)));
    }
}
