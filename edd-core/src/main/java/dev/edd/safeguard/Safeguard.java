package dev.edd.safeguard;

import dev.edd.database.Target;
import dev.edd.execution.Progress;
import dev.edd.execution.Relay;
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
public final class Safeguard extends Relay {
    private final Command command;

    /**
     * Takes what is to be run.
     *
     * @param line goes to the system's shell; it finds {@code EDD_URL}, {@code EDD_USERNAME}, {@code EDD_MIGRATIONS} and
     *     {@code EDD_TABLES} among its environment variables, the latter two with one name a line, and no password
     * @param output hears each line that the command writes
     * @param listener hears what the run does
     */
    public static Safeguard of(String line, Target target, Consumer<String> output, Progress listener) {
        return new Safeguard(new Command(line, target, output), listener);
    }

    private Safeguard(Command command, Progress listener) {
        super(listener);
        this.command = command;
    }

    /**
     * Runs the command, and throws what keeps the plan from being carried out if it does not end well.
     *
     * @throws SafeguardFailedException if it fails; nothing has run
     */
    @Override
    public void planned(Plan plan) {
        super.planned(plan);
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
                        .collect(Collectors.joining("\n")));
        variables.put(
                "EDD_TABLES",
                destructive.stream()
                        .flatMap(step -> step.risk().losses().stream())
                        .map(Step.Risk.Loss::table)
                        .distinct()
                        .collect(Collectors.joining("\n")));
        return variables;
    }
}
