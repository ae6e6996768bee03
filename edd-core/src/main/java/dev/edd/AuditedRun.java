package dev.edd;

import dev.edd.audit.Deed;
import dev.edd.database.Database;
import dev.edd.execution.Progress;
import dev.edd.execution.Relay;
import dev.edd.migration.EddException;
import dev.edd.migration.Migration;
import dev.edd.migration.MigrationId;
import dev.edd.migration.Phase;
import dev.edd.plan.Outcome;
import dev.edd.plan.Plan;
import dev.edd.plan.Plan.Verdict;
import dev.edd.plan.PlanRequest;
import dev.edd.plan.Step;
import dev.edd.release.Origin;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * Writes a run into the audit trail while somebody else hears how it goes. A run for which nothing is due, and no gate closed,
 * writes nothing.
 */
final class AuditedRun extends Relay {
    private final Recorder recorder;
    private final PlanRequest request;
    private final List<Deed> deeds = new ArrayList<>();
    private String digest = "";
    private int over;

    AuditedRun(Database database, Origin origin, PlanRequest request, Progress listener) {
        super(listener);
        this.recorder = new Recorder(database, origin);
        this.request = request;
    }

    /** Returns what the run returns. */
    List<Outcome> of(Supplier<List<Outcome>> run) {
        long start = System.nanoTime();
        List<Outcome> outcomes;
        try {
            outcomes = run.get();
        } catch (EddException e) {
            throw Recorder.recorded(e, () -> end("failed", String.valueOf(e.getMessage()), start));
        }
        end(word(outcomes), "", start);
        return outcomes;
    }

    /** A check that finds rows fails the build as much as rows that remain. */
    private static String word(List<Outcome> outcomes) {
        if (outcomes.stream().anyMatch(Outcome.Blocked.class::isInstance)) {
            return "blocked";
        }
        return outcomes.stream().anyMatch(Outcome::isBad) ? "failed" : "completed";
    }

    private void end(String outcome, String reason, long start) {
        if (!digest.isEmpty()) {
            Duration took = Duration.ofNanos(System.nanoTime() - start);
            String detail = "%s%s".formatted(steps(over), reason.isEmpty() ? "" : " " + reason);
            deeds.add(new Deed(Deed.Kind.RUN_ENDED, request.phases().toString(), outcome, detail, digest, took));
            recorder.write(deeds);
        }
    }

    @Override
    public void planned(Plan plan) {
        boolean runs = !plan.steps().isEmpty() && plan.refusals().isEmpty();
        if (runs || hasClosedGate(plan)) {
            begin(plan);
        } else if (!plan.refusals().isEmpty()) {
            tryToBegin(plan);
        }
        // Afterwards, so that a listener who stops the run stops one that is recorded.
        super.planned(plan);
    }

    /** What was asked for too early is recorded, even if nothing else is due. */
    private static boolean hasClosedGate(Plan plan) {
        return plan.verdicts().values().stream()
                .flatMap(List::stream)
                .anyMatch(verdict -> verdict.kind() == Verdict.Kind.CLOSED);
    }

    /**
     * Where nothing was ever done, a refusal leaves nothing, either. Whoever may not write is to hear why the run is refused,
     * not why that is not recorded.
     */
    private void tryToBegin(Plan plan) {
        try {
            if (recorder.isBegun()) {
                begin(plan);
            }
        } catch (EddException notRecorded) {
            digest = "";
        }
    }

    private void begin(Plan plan) {
        digest = digest(plan);
        List<Deed> started = new ArrayList<>();
        started.add(new Deed(
                Deed.Kind.RUN_STARTED,
                request.phases().toString(),
                "started",
                steps(plan.steps().size()),
                digest,
                Duration.ZERO));
        plan.verdicts()
                .forEach((migration, verdicts) ->
                        verdicts.forEach(verdict -> started.add(deed(migration.toString(), verdict))));
        plan.steps().stream()
                .map(step -> step.migration().id())
                .filter(migration -> migration.phase() == Phase.FINALIZATION)
                .forEach(
                        migration -> started.add(open(migration, plan.verdicts().containsKey(migration))));
        recorder.write(started);
    }

    private Deed deed(String migration, Verdict verdict) {
        boolean overridden = verdict.kind() == Verdict.Kind.OVERRIDDEN;
        return new Deed(
                overridden ? Deed.Kind.OVERRIDE : Deed.Kind.GATE,
                migration,
                verdict.gate() + " " + verdict.kind().name().replace('_', ' '),
                (overridden ? request.timing().override().reason() + " – although " : "") + verdict.reason(),
                digest,
                Duration.ZERO);
    }

    private Deed open(MigrationId migration, boolean others) {
        String outcome = others ? "all other gates OPEN" : "all gates OPEN";
        return new Deed(Deed.Kind.GATE, migration.toString(), outcome, "", digest, Duration.ZERO);
    }

    private static String steps(int count) {
        return count == 1 ? "1 step." : "%s steps.".formatted(count);
    }

    private static String digest(Plan plan) {
        StringBuilder text = new StringBuilder();
        for (Step step : plan.steps()) {
            text.append(step.migration().source().changeset())
                    .append(step.migration().source().checksum())
                    .append(step.kind().name())
                    .append('\n');
        }
        return Migration.Digest.of(text.toString());
    }

    /** Keeps what DATABASECHANGELOG forgets or never hears: the first run of a transition, and what was held back. */
    @Override
    public void finished(Outcome outcome) {
        super.finished(outcome);
        over++;
        if (outcome.migration().phase() != Phase.INITIAL) {
            keep(outcome);
        }
    }

    private void keep(Outcome outcome) {
        if (outcome instanceof Outcome.Faulty faulty) {
            keep(outcome, "applied, check finds rows", "", took(faulty.ran()));
        } else if (outcome instanceof Outcome.Applied || outcome instanceof Outcome.Moved) {
            keep(outcome, "applied", "", took(outcome));
        } else if (outcome instanceof Outcome.Skipped skipped) {
            keep(outcome, "passed over", skipped.reason(), Duration.ZERO);
        } else {
            keep(outcome, "blocked", "", Duration.ZERO);
        }
    }

    private static Duration took(Outcome outcome) {
        return outcome instanceof Outcome.Applied applied
                ? applied.took()
                : outcome instanceof Outcome.Moved moved ? moved.took() : Duration.ZERO;
    }

    private void keep(Outcome outcome, String word, String detail, Duration took) {
        deeds.add(new Deed(Deed.Kind.STEP, outcome.migration().toString(), word, detail, digest, took));
    }

    @Override
    public void tookOver(String from) {
        super.tookOver(from);
        String phases = request.phases().toString();
        recorder.write(List.of(Deed.of(Deed.Kind.TAKEOVER, phases, "taken over", "From %s.".formatted(from))));
    }
}
