package dev.edd.report;

import dev.edd.migration.History.Applied;
import dev.edd.migration.Migration;
import dev.edd.migration.Phase;
import dev.edd.migration.Refactoring;
import dev.edd.migration.RefactoringState;
import dev.edd.migration.Statement;
import dev.edd.plan.DatabaseState;
import dev.edd.plan.Outcome;
import dev.edd.plan.Plan;
import dev.edd.plan.Step;
import dev.edd.rule.Finding;
import dev.edd.rule.Severity;
import dev.edd.validation.Validation;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Facts as text for a terminal or a build log; lines end with {@code \n}, without one behind the last. */
public final class TextReport {
    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

    private TextReport() {}

    /** Returns every finding as a block, and a line that counts them. */
    public static String of(Validation validation) {
        StringBuilder text = new StringBuilder();
        for (Finding finding : validation.findings()) {
            text.append(finding.rule().severity())
                    .append(' ')
                    .append(finding.rule().id());
            text.append("\n  What   ").append(finding.what());
            text.append("\n  Where  ").append(finding.location());
            text.append("\n  Why    ").append(finding.rule().why());
            text.append("\n  Fix    ").append(finding.fix().replace("\n", "\n         "));
            text.append("\n  More   ").append(finding.rule().page()).append("\n\n");
        }
        return text + summary(validation);
    }

    private static String summary(Validation validation) {
        return "%s of %s in %s: %s, %s."
                .formatted(
                        count(validation.changelog().migrations().size(), "migration"),
                        count(validation.changelog().refactorings().size(), "refactoring"),
                        validation.changelog().root(),
                        count(validation.count(Severity.ERROR), "error"),
                        count(validation.count(Severity.WARNING), "warning"));
    }

    private static String count(long number, String noun) {
        return number == 1 ? "1 " + noun : String.format(Locale.ROOT, "%,d %ss", number, noun);
    }

    /** Returns what would run, with its SQL, and what would not, with the reason; what refuses the run comes first. */
    public static String of(Plan plan) {
        StringBuilder text = new StringBuilder(refused(plan));
        text.append(plan.steps().isEmpty() ? "Nothing to run.\n" : "To run, in this order:\n");
        for (Step step : plan.steps()) {
            text.append("  %s  (%s)  %s\n"
                    .formatted(
                            step.migration().id(), step.kind(), step.migration().location()));
            for (Statement statement : step.migration().statements()) {
                text.append("      ")
                        .append(statement.text().replace("\n", "\n      "))
                        .append(";\n");
            }
        }
        text.append(deferred(plan));
        return text.toString().stripTrailing();
    }

    private static String refused(Plan plan) {
        StringBuilder text = new StringBuilder();
        if (!plan.refusals().isEmpty()) {
            text.append("Refused: nothing runs until this is put right.\n");
            plan.refusals().forEach(each -> text.append("  %s  %s\n".formatted(each.what(), each.where())));
        }
        return text.toString();
    }

    /** Returns what was not due, a line each; empty where there is none. */
    public static String deferred(Plan plan) {
        if (plan.deferred().isEmpty()) {
            return "";
        }
        Table table = new Table();
        plan.deferred().forEach(each -> table.row(each.migration().toString(), each.reason()));
        return "Not due:\n" + table.indentedBy(2);
    }

    /** Returns the state of every refactoring, one line each, and what does not fit the files. */
    public static String of(DatabaseState state) {
        List<Refactoring> refactorings = state.changelog().refactorings();
        if (refactorings.isEmpty()) {
            return "%s holds no migration.".formatted(state.changelog().root());
        }
        Table table = new Table().row("REFACTORING", "STATE", "INITIAL", "TRANSITION", "FINALIZATION", "REMAINING");
        for (Refactoring refactoring : refactorings) {
            table.row(
                    refactoring.name(),
                    words(state.of(refactoring)),
                    when(state, refactoring, Phase.INITIAL),
                    when(state, refactoring, Phase.TRANSITION),
                    when(state, refactoring, Phase.FINALIZATION),
                    remaining(state, refactoring));
        }
        StringBuilder text = new StringBuilder(table.indentedBy(0));
        state.changed().forEach(each -> text.append("CHANGED  %s: %s\n".formatted(each.id(), each.location())));
        state.renamed()
                .forEach(each -> text.append("RENAMED  %s was applied as %s\n"
                        .formatted(each.id(), row(state, each).changeset().path())));
        state.missing()
                .forEach(each -> text.append("MISSING  %s was applied on %s\n"
                        .formatted(each.changeset().path(), MINUTE.format(each.when()))));
        return text.append(next(state)).toString();
    }

    /** The state's own name would stand beside a column of that name which says that nothing has run. */
    private static String words(RefactoringState state) {
        return state == RefactoringState.TRANSITION ? "IN TRANSITION" : state.toString();
    }

    private static String next(DatabaseState state) {
        if (isPending(state, Phase.INITIAL)) {
            return "Next: mvn edd:migrate -Dphase=initial";
        }
        if (isPending(state, Phase.TRANSITION)) {
            return "Next: mvn edd:migrate -Dphase=transition";
        }
        return isPending(state, Phase.FINALIZATION)
                ? "Next: mvn edd:migrate -Dphase=finalization, once no instance of the previous release is left"
                : "Up to date.";
    }

    private static boolean isPending(DatabaseState state, Phase phase) {
        return state.changelog().refactorings().stream()
                .filter(refactoring -> state.of(refactoring) != RefactoringState.END)
                .filter(refactoring -> refactoring.in(phase).isPresent())
                .anyMatch(refactoring -> !state.isApplied(refactoring, phase)
                        || (phase == Phase.TRANSITION
                                && state.remaining(refactoring).orElse(0) > 0));
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
        return state.remaining(refactoring).isEmpty()
                ? "-"
                : count(state.remaining(refactoring).getAsLong(), "row");
    }

    /** Returns the line that tells how a step ended. */
    public static String of(Outcome outcome) {
        if (outcome instanceof Outcome.Applied applied) {
            return "%s %s in %s.".formatted(applied.migration(), verb(applied.kind()), seconds(applied.took()));
        }
        if (outcome instanceof Outcome.Blocked blocked) {
            String verb = blocked.remaining() == 1 ? "remains" : "remain";
            return "%s is blocked: %s %s.".formatted(blocked.migration(), count(blocked.remaining(), "row"), verb);
        }
        if (outcome instanceof Outcome.Moved moved) {
            return moved.rows() == 0
                    ? "%s had no row to move.".formatted(moved.migration())
                    : "%s went through %s in %s."
                            .formatted(moved.migration(), count(moved.rows(), "row"), seconds(moved.took()));
        }
        Outcome.Skipped skipped = (Outcome.Skipped) outcome;
        return "%s was passed over: %s.".formatted(skipped.migration(), skipped.reason());
    }

    private static String verb(Step.Kind kind) {
        return switch (kind) {
            case FIRST_RUN -> "applied";
            case RERUN -> "ran again";
            case LAST_RUN -> "ran once more before the finalization";
        };
    }

    /** Returns the line that sums a run up. */
    public static String of(List<Outcome> outcomes) {
        if (outcomes.isEmpty()) {
            return "Nothing to run: the database is up to date with this phase.";
        }
        Duration took = Duration.ZERO;
        for (Outcome outcome : outcomes) {
            if (outcome instanceof Outcome.Applied applied) {
                took = took.plus(applied.took());
            } else if (outcome instanceof Outcome.Moved moved) {
                took = took.plus(moved.took());
            }
        }
        long blocked = ofKind(Outcome.Blocked.class, outcomes);
        long skipped = ofKind(Outcome.Skipped.class, outcomes);
        return "%s applied in %s%s%s."
                .formatted(
                        count(outcomes.size() - blocked - skipped, "migration"),
                        seconds(took),
                        blocked == 0 ? "" : ", %s blocked".formatted(blocked),
                        skipped == 0 ? "" : ", %s passed over".formatted(skipped));
    }

    private static long ofKind(Class<? extends Outcome> kind, List<Outcome> outcomes) {
        return outcomes.stream().filter(kind::isInstance).count();
    }

    /** Returns why the finalizations that are blocked were not run. */
    public static String blocked(List<Outcome> outcomes) {
        StringBuilder text = new StringBuilder();
        for (Outcome outcome : outcomes) {
            if (outcome instanceof Outcome.Blocked blocked) {
                text.append(of(blocked)).append("""

                          Why    It would remove data that has not been moved.
                          Fix    Look at the rows that its remaining query counts, correct them or the transition's \
                        statement, and run the same command again.
                        """);
            }
        }
        return text.toString().stripTrailing();
    }

    /** Returns a duration in seconds, exact to the millisecond. */
    static String seconds(Duration duration) {
        return String.format(Locale.ROOT, "%.3f s", duration.toMillis() / 1000.0);
    }
}
