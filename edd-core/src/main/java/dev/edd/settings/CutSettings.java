package dev.edd.settings;

import dev.edd.migration.EddException;
import dev.edd.migration.Nearest;
import dev.edd.migration.SequenceNumber;
import dev.edd.release.Cuts;
import dev.edd.release.Cuts.Cut;
import dev.edd.release.Version;
import dev.edd.rule.Finding;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What settings say of releases: {@code releases: [{version: 2.4.0, through: 9, date: 2026-11-21}]}. */
final class CutSettings {
    private static final List<String> KEYS = List.of("version", "through", "date");

    private CutSettings() {}

    /** Returns what is wrong with one setting; empty if nothing is. */
    static Optional<Finding> check(Setting setting) {
        return switch (setting.key()) {
            case "version" ->
                isVersion(setting.value())
                        ? Optional.empty()
                        : Optional.of(Settings.UNKNOWN.at(
                                setting.location(),
                                "\"%s\" is no version of a release.".formatted(setting.value()),
                                "Write it as 2.4.0: it is compared as Maven compares versions."));
            case "through" ->
                setting.value().matches("\\d{1,18}")
                        ? Optional.empty()
                        : Optional.of(SettingCheck.noValue(setting, setting.key(), List.of("9")));
            case "date" ->
                date(setting.value()).isPresent()
                        ? Optional.empty()
                        : Optional.of(SettingCheck.noValue(setting, setting.key(), List.of("2026-11-21")));
            default -> {
                List<String> nearest = Nearest.to(setting.key(), KEYS);
                yield Optional.of(Settings.UNKNOWN.at(
                        setting.location(),
                        "\"%s\" is nothing that can be said of a release.".formatted(setting.key()),
                        "Write \"%s: …\"; it may be %s.".formatted(nearest.get(0), String.join(", ", KEYS))));
            }
        };
    }

    private static boolean isVersion(String text) {
        try {
            return !Version.of(text).toString().isEmpty();
        } catch (EddException unreadable) {
            return false;
        }
    }

    /** Returns the cuts of settings that have been checked, in the order written. */
    static Cuts read(List<Setting> settings) {
        List<Cut> cuts = new ArrayList<>();
        for (Setting setting : settings) {
            if (setting.isAboutRelease() && setting.key().equals("through") && isVersion(setting.release())) {
                SequenceNumber through = new SequenceNumber(Long.parseLong(setting.value()));
                LocalDate date = dateOf(setting.release(), settings);
                cuts.add(new Cut(Version.of(setting.release()), through, date, setting.location()));
            }
        }
        return new Cuts(cuts);
    }

    private static LocalDate dateOf(String release, List<Setting> settings) {
        return settings.stream()
                .filter(each -> each.isAboutRelease()
                        && each.key().equals("date")
                        && each.release().equals(release))
                .flatMap(each -> date(each.value()).stream())
                .findFirst()
                .orElse(Cut.UNDATED);
    }

    private static Optional<LocalDate> date(String text) {
        try {
            return Optional.of(LocalDate.parse(text));
        } catch (DateTimeParseException unreadable) {
            return Optional.empty();
        }
    }

    /** Returns what is wrong with releases that follow each other, or do not say where they end. */
    static List<Finding> together(List<Setting> settings) {
        List<Cut> cuts = read(settings).all();
        List<Finding> findings = withoutEnd(settings, cuts);
        for (int i = 1; i < cuts.size(); i++) {
            if (!follows(cuts.get(i), cuts.get(i - 1))) {
                findings.add(outOfOrder(cuts.get(i), cuts.get(i - 1)));
            }
        }
        return findings;
    }

    private static List<Finding> withoutEnd(List<Setting> settings, List<Cut> cuts) {
        List<Finding> findings = new ArrayList<>();
        for (Setting setting : settings) {
            if (setting.isAboutRelease()
                    && setting.key().equals("version")
                    && cuts.stream().noneMatch(cut -> cut.release().toString().equals(setting.value()))) {
                findings.add(Settings.UNKNOWN.at(
                        setting.location(),
                        "The release %s does not say where it ends.".formatted(setting.value()),
                        "Write the number of its last refactoring: {version: %s, through: 9}"
                                .formatted(setting.value())));
            }
        }
        return findings;
    }

    private static Finding outOfOrder(Cut cut, Cut before) {
        return Settings.UNKNOWN.at(
                cut.where(),
                "The release %s through %s does not come after %s through %s."
                        .formatted(cut.release(), cut.through(), before.release(), before.through()),
                "List releases by version; each ends with a higher number than the one before.");
    }

    /** Returns whether a cut may stand behind another one. */
    static boolean follows(Cut cut, Cut before) {
        return cut.release().compareTo(before.release()) > 0 && cut.through().compareTo(before.through()) > 0;
    }
}
