package dev.edd.report;

import static dev.edd.report.Amount.count;

import dev.edd.migration.History.Applied;
import dev.edd.migration.History.HalfDone;
import dev.edd.migration.Migration;
import dev.edd.migration.Phase;
import dev.edd.migration.Refactoring;
import dev.edd.migration.RefactoringState;
import dev.edd.plan.DatabaseState;
import dev.edd.release.ReleaseMap;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** How far a database has come, for people. */
final class StatusText {
    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

    private StatusText() {}

    /**
     * Returns the state of every refactoring, one line each, what does not fit the files, and what is next.
     *
     * @param environment the one that the next command is to name; empty for none
     */
    static String of(DatabaseState state, String environment) {
        List<Refactoring> refactorings = state.changelog().refactorings();
        if (refactorings.isEmpty()) {
            return "%s holds no migration.".formatted(state.changelog().root());
        }
        StringBuilder text = new StringBuilder(table(state).indentedBy(0));
        state.changed().forEach(each -> text.append("CHANGED  %s: %s\n".formatted(each.id(), each.location())));
        state.renamed()
                .forEach(each -> text.append("RENAMED  %s was applied as %s\n"
                        .formatted(each.id(), row(state, each).changeset().path())));
        state.missing()
                .forEach(each -> text.append("MISSING  %s was applied on %s\n"
                        .formatted(each.changeset().path(), MINUTE.format(each.when()))));
        state.stopped().forEach((migration, at) -> text.append(stopped(migration, at)));
        refactorings.forEach(each -> state.unknown(each).ifPresent(why -> text.append("UNKNOWN  %s\n".formatted(why))));
        return text.append(ReleaseText.of(state))
                .append(next(state, environment.isEmpty() ? "" : " -Dedd.env=" + environment))
                .toString();
    }

    private static Table table(DatabaseState state) {
        Table table = new Table().row("REFACTORING", "STATE", "INITIAL", "TRANSITION", "FINALIZATION", "REMAINING");
        for (Refactoring refactoring : state.changelog().refactorings()) {
            table.row(
                    refactoring.name(),
                    words(state.of(refactoring)),
                    when(state, refactoring, Phase.INITIAL),
                    when(state, refactoring, Phase.TRANSITION),
                    when(state, refactoring, Phase.FINALIZATION),
                    remaining(state, refactoring));
        }
        return table;
    }

    private static String stopped(Migration migration, HalfDone at) {
        int number = at.done() + 1;
        String reason = at.reason().lines().findFirst().orElse("");
        return "STOPPED  %s at statement %s of %s on %s: %s\n"
                .formatted(
                        migration.id(),
                        number,
                        Math.max(number, migration.statements().size()),
                        MINUTE.format(at.when()),
                        reason);
    }

    /** The state's own name would stand beside a column of that name which says that nothing has run. */
    private static String words(RefactoringState state) {
        return state == RefactoringState.TRANSITION ? "IN TRANSITION" : state.toString();
    }

    private static String next(DatabaseState state, String options) {
        if (!state.changed().isEmpty() || !state.missing().isEmpty()) {
            return "Next: put right what is CHANGED or MISSING, before which nothing runs; mvn edd:plan%s says how"
                    .formatted(options);
        }
        Optional<Refactoring> missing = pending(state, Phase.INITIAL);
        if (missing.isPresent() && !isMoving(state)) {
            return initial(state, missing.get(), options);
        }
        if (pending(state, Phase.TRANSITION).isPresent()) {
            return "Next: mvn edd:migrate -Dphase=transition" + options;
        }
        if (state.changelog().refactorings().stream()
                .anyMatch(each -> state.unknown(each).isPresent())) {
            return "Next: put right the query of what is UNKNOWN";
        }
        return pending(state, Phase.FINALIZATION)
                .map(refactoring -> finalization(state, refactoring, options))
                .orElse("Up to date.");
    }

    /** Where releases are recorded, what a release has begun is moved before the next one is prepared for. */
    private static boolean isMoving(DatabaseState state) {
        return isRecorded(state)
                && state.changelog().refactorings().stream()
                        .filter(refactoring -> state.of(refactoring) == RefactoringState.TRANSITION)
                        .anyMatch(refactoring -> isPending(state, refactoring, Phase.TRANSITION));
    }

    /** Where releases are recorded, an initial comes with its own: later ones would come too early beside it. */
    private static String initial(DatabaseState state, Refactoring refactoring, String options) {
        return new ReleaseMap(state.changelog())
                .of(refactoring)
                .filter(release -> isRecorded(state))
                .map(release -> "Next: mvn edd:pre-deploy -Dedd.release=%s%s".formatted(release, options))
                .orElse("Next: mvn edd:migrate -Dphase=initial" + options);
    }

    private static boolean isRecorded(DatabaseState state) {
        return !state.chronicle().releases().events().isEmpty();
    }

    /** Where releases are recorded, a finalization waits for one. */
    private static String finalization(DatabaseState state, Refactoring refactoring, String options) {
        Optional<String> due = ReleaseMap.named(refactoring, Phase.FINALIZATION)
                .map("release %s"::formatted)
                .or(() ->
                        new ReleaseMap(state.changelog()).of(refactoring).map("the first release after %s"::formatted));
        return isRecorded(state) && due.isPresent()
                ? "Next: mvn edd:pre-deploy -Dedd.release=…%s, with %s".formatted(options, due.get())
                : "Next: mvn edd:migrate -Dphase=finalization%s, once no instance of the previous release is left"
                        .formatted(options);
    }

    private static Optional<Refactoring> pending(DatabaseState state, Phase phase) {
        return state.changelog().refactorings().stream()
                .filter(refactoring -> isPending(state, refactoring, phase))
                .findFirst();
    }

    private static boolean isPending(DatabaseState state, Refactoring refactoring, Phase phase) {
        boolean rowsLeft =
                phase == Phase.TRANSITION && state.remaining(refactoring).orElse(0) > 0;
        return state.of(refactoring) != RefactoringState.END
                && refactoring.in(phase).isPresent()
                && (!state.isApplied(refactoring, phase) || rowsLeft);
    }

    private static Applied row(DatabaseState state, Migration migration) {
        return state.history().of(migration).orElseThrow();
    }

    private static String when(DatabaseState state, Refactoring refactoring, Phase phase) {
        Optional<Migration> migration = refactoring.in(phase);
        return migration.isEmpty()
                ? "-"
                : state.history()
                        .of(migration.get())
                        .map(row -> MINUTE.format(row.when()))
                        .orElse("pending");
    }

    private static String remaining(DatabaseState state, Refactoring refactoring) {
        if (state.unknown(refactoring).isPresent()) {
            return "unknown";
        }
        return state.remaining(refactoring).isEmpty()
                ? "-"
                : count(state.remaining(refactoring).getAsLong(), "row");
    }
}
