package dev.edd.safeguard;

import dev.edd.backfill.BackfillProgress;
import dev.edd.database.Target;
import dev.edd.execution.LockedOut;
import dev.edd.execution.Progress;
import dev.edd.plan.Outcome;
import dev.edd.plan.Plan;
import dev.edd.plan.Step;
import dev.edd.plan.Step.Risk.Level;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * Hears how a run goes for somebody else, and runs a command as soon as a plan is made that destroys data: before its first
 * step, and while no other run can come in between.
 */
public final class Safeguard implements Progress {
    private final Command command;
    private final Progress listener;

    /**
     * Takes what is to be run.
     *
     * @param line goes to the system's shell; it finds {@code EDD_URL}, {@code EDD_USERNAME}, {@code EDD_MIGRATIONS} and
     *     {@code EDD_TABLES} among its environment variables, and no password
     * @param output hears each line that the command writes
     * @param listener hears what the run does
     */
    public static Safeguard of(String line, Target target, Consumer<String> output, Progress listener) {
        return new Safeguard(new Command(line, target, output), listener);
    }

    private Safeguard(Command command, Progress listener) {
        this.command = command;
        this.listener = listener;
    }

    /**
     * Runs the command, and throws what keeps the plan from being carried out if it does not end well.
     *
     * @throws SafeguardFailedException if it fails; nothing has run
     */
    @Override
    public void planned(Plan plan) {
        listener.planned(plan);
        List<Step> destructive = plan.steps().stream()
                .filter(step -> step.risk().level() == Level.DESTRUCTIVE)
                .toList();
        if (plan.refusals().isEmpty() && !destructive.isEmpty()) {
            command.run(variables(destructive));
        }
    }

    private static Map<String, String> variables(List<Step> destructive) {
        Map<String, String> variables = new TreeMap<>();
        variables.put(
                "EDD_MIGRATIONS",
                destructive.stream()
                        .map(step -> step.migration().id().toString())
                        .collect(Collectors.joining(" ")));
        variables.put(
                "EDD_TABLES",
                destructive.stream()
                        .flatMap(step -> step.risk().losses().stream())
                        .map(Step.Risk.Loss::table)
                        .distinct()
                        .collect(Collectors.joining(" ")));
        return variables;
    }

    @Override
    public void started(Step step) {
        listener.started(step);
    }

    @Override
    public void moving(Step step, BackfillProgress progress) {
        listener.moving(step, progress);
    }

    @Override
    public void finished(Outcome outcome) {
        listener.finished(outcome);
    }

    @Override
    public void retrying(LockedOut attempt) {
        listener.retrying(attempt);
    }

    @Override
    public void resuming(Step step, int done) {
        listener.resuming(step, done);
    }

    @Override
    public void tookOver(String from) {
        listener.tookOver(from);
    }

    @Override
    public void waiting(String holder) {
        listener.waiting(holder);
    }
}
