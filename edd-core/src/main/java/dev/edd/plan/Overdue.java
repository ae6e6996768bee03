package dev.edd.plan;

import dev.edd.migration.Directives;
import dev.edd.migration.Migration;
import dev.edd.migration.Phase;
import dev.edd.migration.Refactoring;
import dev.edd.migration.RefactoringState;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Which refactorings are in transition for longer than they should be, by the database's clock. */
final class Overdue {
    private final DatabaseState state;
    private final Duration longest;

    /** Takes the longest time that a refactoring may be in transition; {@link ChronoUnit#FOREVER} if nobody limits it. */
    Overdue(DatabaseState state, Duration longest) {
        this.state = state;
        this.longest = longest;
    }

    /** Returns them by number. */
    List<DatabaseState.Late> refactorings() {
        List<DatabaseState.Late> late = new ArrayList<>();
        for (Refactoring refactoring : state.changelog().refactorings()) {
            if (state.of(refactoring) == RefactoringState.TRANSITION) {
                reason(refactoring)
                        .ifPresent(reason -> late.add(new DatabaseState.Late(refactoring, age(refactoring), reason)));
            }
        }
        return late;
    }

    private Optional<String> reason(Refactoring refactoring) {
        LocalDate today = LocalDate.ofInstant(now(), ZoneOffset.UTC);
        Optional<LocalDate> expires = refactoring
                .in(Phase.TRANSITION)
                .map(Migration::directives)
                .flatMap(directives -> directives.value(Directives.Name.EXPIRES))
                .map(LocalDate::parse);
        if (expires.isPresent() && expires.get().isBefore(today)) {
            return Optional.of("it was to be over by %s".formatted(expires.get()));
        }
        return age(refactoring).compareTo(longest) <= 0
                ? Optional.empty()
                : Optional.of("edd.maxTransition is %s".formatted(TimeSpan.words(longest)));
    }

    private Duration age(Refactoring refactoring) {
        Instant begun = refactoring
                .in(Phase.INITIAL)
                .flatMap(state.history()::of)
                .map(row -> row.when())
                .orElse(now());
        return Duration.between(begun, now());
    }

    private Instant now() {
        return state.chronicle().now();
    }
}
