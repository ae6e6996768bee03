package dev.edd.report;

import static dev.edd.report.Amount.count;
import static dev.edd.report.Amount.seconds;

import dev.edd.plan.Outcome;
import dev.edd.plan.Step;
import java.time.Duration;
import java.util.List;

/** What a run did, for people. */
final class OutcomeText {
    private static final String LOOK =
            "Look at the rows that its remaining query counts, correct them or the transition's "
                    + "statement, and run the same command again.";
    private static final String RETRY = "Put the rows in EDD_BACKFILL_ERROR right, move them with mvn edd:retry "
            + "-Dedd.number=%s, and run the same command again.";

    private OutcomeText() {}

    /** Returns the line that tells how a step ended. */
    static String of(Outcome outcome) {
        if (outcome instanceof Outcome.Applied applied) {
            return "%s %s in %s.".formatted(applied.migration(), verb(applied.kind()), seconds(applied.took()));
        }
        if (outcome instanceof Outcome.Faulty faulty) {
            return "%s, and its check finds rows.".formatted(of(faulty.ran()).replaceFirst("\\.$", ""));
        }
        if (outcome instanceof Outcome.Blocked blocked) {
            return blocked(blocked);
        }
        if (outcome instanceof Outcome.Moved moved) {
            return moved(moved);
        }
        Outcome.Skipped skipped = (Outcome.Skipped) outcome;
        return "%s was passed over: %s.".formatted(skipped.migration(), skipped.reason());
    }

    private static String blocked(Outcome.Blocked blocked) {
        String verb = blocked.remaining() == 1 ? "remains" : "remain";
        String rows = "%s %s".formatted(count(blocked.remaining(), "row"), verb);
        String errors = "%s could not be moved".formatted(count(blocked.rowErrors(), "row"));
        return "%s is blocked: %s."
                .formatted(
                        blocked.migration(),
                        blocked.rowErrors() == 0 ? rows : blocked.remaining() == 0 ? errors : rows + ", " + errors);
    }

    private static String verb(Step.Kind kind) {
        return switch (kind) {
            case FIRST_RUN -> "applied";
            case RERUN -> "ran again";
            case LAST_RUN -> "ran once more before the finalization";
        };
    }

    /** Returns the line that sums a run up. */
    static String of(List<Outcome> outcomes) {
        if (outcomes.isEmpty()) {
            return "Nothing to run: everything that is due has run.";
        }
        Duration took = Duration.ZERO;
        for (Outcome outcome : outcomes) {
            took = took.plus(took(outcome));
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

    private static String moved(Outcome.Moved moved) {
        if (moved.rows() == 0) {
            return "%s had no row to move.".formatted(moved.migration());
        }
        String all = "%s went through %s in %s"
                .formatted(moved.migration(), count(moved.rows(), "row"), seconds(moved.took()));
        return moved.rowErrors() == 0
                ? all + "."
                : "%s; %s".formatted(all, BackfillText.unmoved(moved.rowErrors(), moved.migration()));
    }

    private static Duration took(Outcome outcome) {
        if (outcome instanceof Outcome.Faulty faulty) {
            return took(faulty.ran());
        }
        if (outcome instanceof Outcome.Moved moved) {
            return moved.took();
        }
        return outcome instanceof Outcome.Applied applied ? applied.took() : Duration.ZERO;
    }

    private static long ofKind(Class<? extends Outcome> kind, List<Outcome> outcomes) {
        return outcomes.stream().filter(kind::isInstance).count();
    }

    /** Returns why the finalizations that are blocked were not run, and what the checks of transitions found. */
    static String blocked(List<Outcome> outcomes) {
        StringBuilder text = new StringBuilder();
        for (Outcome outcome : outcomes) {
            if (outcome instanceof Outcome.Blocked blocked) {
                text.append(reason(blocked));
            }
            if (outcome instanceof Outcome.Faulty faulty) {
                text.append(reason(faulty));
            }
        }
        return text.toString().stripTrailing();
    }

    private static String reason(Outcome.Blocked blocked) {
        String way = blocked.rowErrors() == 0
                ? LOOK
                : RETRY.formatted(blocked.migration().number().value());
        return """
                %s
                  Where  %s
                  Why    It would remove data that has not been moved.
                  Fix    %s
                """.formatted(of(blocked), blocked.where(), way);
    }

    private static String reason(Outcome.Faulty faulty) {
        return """
                %s ran, and its check finds rows:
                     %s
                  Where  %s
                  Why    Nothing may be removed while its data is wrong.
                  Fix    Correct these rows, the transition's statement or the check, and run the same command again.
                """.formatted(faulty.migration(), String.join("\n     ", faulty.offending()), faulty.where());
    }
}
