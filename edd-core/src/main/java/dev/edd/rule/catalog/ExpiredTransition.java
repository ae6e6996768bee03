package dev.edd.rule.catalog;

import dev.edd.migration.Changelog;
import dev.edd.migration.Directives;
import dev.edd.migration.Migration;
import dev.edd.rule.Finding;
import dev.edd.rule.Rule;
import dev.edd.rule.RuleMetadata;
import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Stream;

/** Flags a transition past the date that it names itself. The only rule whose findings depend on the day. */
final class ExpiredTransition implements Rule {
    private static final RuleMetadata METADATA = RuleMetadata.warning(
            "expired-transition", "What was meant to be temporary stays: two structures to write, and to keep alike.");

    private final Clock clock;

    ExpiredTransition(Clock clock) {
        this.clock = clock;
    }

    @Override
    public RuleMetadata metadata() {
        return METADATA;
    }

    @Override
    public List<Finding> check(Changelog changelog) {
        LocalDate today = LocalDate.now(clock);
        return changelog.directed().stream()
                .flatMap(migration -> check(migration, today))
                .toList();
    }

    private static Stream<Finding> check(Migration migration, LocalDate today) {
        return migration.directives().named(Directives.Name.EXPIRES).stream()
                .filter(expires -> LocalDate.parse(expires.value()).isBefore(today))
                .map(expires -> METADATA.at(
                        expires.location(),
                        "%s was to be over by %s, %s ago."
                                .formatted(migration.id(), expires.value(), age(expires.value(), today)),
                        "Finalize it everywhere and remove the line, which changes no checksum; or name a later day."));
    }

    private static String age(String date, LocalDate today) {
        long days = ChronoUnit.DAYS.between(LocalDate.parse(date), today);
        return days == 1 ? "1 day" : "%s days".formatted(days);
    }
}
