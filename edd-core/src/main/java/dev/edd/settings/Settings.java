package dev.edd.settings;

import dev.edd.environment.Environments;
import dev.edd.migration.Location;
import dev.edd.release.Cuts;
import dev.edd.rule.Finding;
import dev.edd.rule.RuleMetadata;
import dev.edd.validation.Policy;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a project decides for itself; later settings of a name go before earlier ones.
 *
 * @param findings what could not be read
 */
public record Settings(List<Setting> all, List<Finding> findings) {
    /** The settings of someone who leaves everything as it is. */
    public static final Settings NONE = new Settings(List.of(), List.of());

    /** Reports a setting that has no effect. */
    public static final RuleMetadata UNKNOWN =
            RuleMetadata.structural("unknown-setting", "It has no effect, although whoever wrote it counts on one.");

    /** Reports a file of settings that cannot be read. */
    public static final RuleMetadata UNREADABLE =
            RuleMetadata.structural("unreadable-settings", "What it says cannot be told, so it cannot be followed.");

    public Settings {
        all = List.copyOf(all);
        findings = List.copyOf(findings);
    }

    /** Reads the text of an {@code edd.yaml}; an empty one is fine. */
    public static Settings parse(Location file, String text) {
        if (text.isBlank()) {
            return NONE;
        }
        SettingsParser parser = new SettingsParser(file);
        parser.parse(text);
        return new Settings(parser.settings(), parser.findings());
    }

    /** Returns the finding that a file of settings cannot even be opened. */
    public static Settings unreadable(Location file, String reason) {
        return new Settings(
                List.of(),
                List.of(UNREADABLE.at(file, "%s cannot be read: %s.".formatted(file, reason), "Save it as UTF-8.")));
    }

    /**
     * Returns the settings that a caller gives.
     *
     * @param values {@code failOn}, {@code rules.drop-column-too-early}, {@code environments.staging.url}; a blank value leaves things as they are
     * @throws UnknownSettingException if a name or value does not exist
     */
    public static Settings given(Map<String, String> values, Collection<RuleMetadata> rules) {
        List<Setting> given = new ArrayList<>();
        values.forEach((name, value) -> {
            if (!value.isBlank()) {
                given.add(new Setting(name, value.strip(), Location.of("edd." + name)));
            }
        });
        for (Setting setting : given) {
            Optional<Finding> wrong = new SettingCheck(rules).check(setting);
            if (wrong.isPresent()) {
                throw new UnknownSettingException(wrong.get());
            }
        }
        return new Settings(given, List.of());
    }

    /** Returns the same without the settings that no rule and no part of the product knows, which become findings. */
    public Settings checked(Collection<RuleMetadata> rules) {
        SettingCheck check = new SettingCheck(rules);
        List<Setting> known = new ArrayList<>();
        List<Finding> found = new ArrayList<>(findings);
        for (Setting setting : all) {
            Optional<Finding> wrong = check.check(setting);
            wrong.ifPresentOrElse(found::add, () -> known.add(setting));
        }
        return new Settings(known, found);
    }

    /** Returns these settings with others that go before them. */
    public Settings overriddenBy(Settings others) {
        List<Setting> merged = new ArrayList<>(all);
        merged.addAll(others.all);
        List<Finding> found = new ArrayList<>(findings);
        found.addAll(others.findings);
        return new Settings(merged, found);
    }

    /** Returns the value of a name; empty if nobody has set it. */
    public String value(String name) {
        return all.stream()
                .filter(setting -> setting.name().equals(name))
                .reduce((earlier, later) -> later)
                .map(Setting::value)
                .orElse("");
    }

    /**
     * Returns the environments that are declared by settings that have been checked.
     *
     * @throws UnknownSettingException if something cannot be read: what is lost might be what production demands
     */
    public Environments environments() {
        if (!findings.isEmpty()) {
            throw new UnknownSettingException(findings.get(0));
        }
        return EnvironmentReader.read(all);
    }

    /** Returns how long a refactoring may be in transition; {@link ChronoUnit#FOREVER} if nobody says. */
    public Duration maxTransition() {
        String written = value("maxTransition");
        return written.isEmpty() ? ChronoUnit.FOREVER.getDuration() : Duration.parse(written);
    }

    /** Returns the releases and where they end. */
    public Cuts cuts() {
        return CutSettings.read(all);
    }

    /**
     * Returns the text of an {@code edd.yaml} with one more release, everything else as it is.
     *
     * @throws CutRefusedException if it does not come after the last one
     * @throws UnknownSettingException if the text cannot be read
     */
    public static String withCut(Location file, String text, Cuts.Cut cut) {
        Settings written = parse(file, text).checked(List.of());
        Optional<Finding> unread = written.findings().stream()
                .filter(finding -> finding.rule().equals(UNREADABLE))
                .findFirst();
        if (unread.isPresent()) {
            throw new UnknownSettingException(unread.get());
        }
        Optional<Cuts.Cut> last = written.cuts().last();
        if (last.isPresent() && !CutSettings.follows(cut, last.get())) {
            throw new CutRefusedException(cut, last.get());
        }
        return CutText.with(text, cut);
    }

    /** Returns the same with what only shows when all settings are there: an environment that another one names. */
    public Settings together() {
        List<Finding> found = new ArrayList<>(findings);
        found.addAll(EnvironmentCheck.together(all));
        found.addAll(CutSettings.together(all));
        return new Settings(all, found);
    }

    /** Returns how findings are weighed by settings that have been checked. */
    public Policy policy() {
        Map<String, Policy.Level> levels = new LinkedHashMap<>();
        for (Setting setting : all) {
            if (setting.isAboutRule()) {
                levels.put(setting.rule(), Policy.Level.of(setting.value()).orElseThrow());
            }
        }
        if (value("requireSchema").equalsIgnoreCase("true")) {
            levels.putIfAbsent("unqualified-name", Policy.Level.ERROR);
        }
        Policy policy = new Policy(levels, Policy.DEFAULT.failOn(), Policy.DEFAULT.baseline());
        return Policy.severity(value("failOn")).map(policy::failingOn).orElse(policy);
    }
}
