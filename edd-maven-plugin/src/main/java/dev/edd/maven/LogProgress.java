package dev.edd.maven;

import dev.edd.execution.LockedOut;
import dev.edd.execution.Progress;
import dev.edd.plan.Outcome;
import dev.edd.plan.Plan;
import dev.edd.plan.Step;
import dev.edd.report.TextReport;
import org.apache.maven.plugin.logging.Log;

/** Writes a line to the build log for each step, as soon as it is over. */
final class LogProgress implements Progress {
    private final Log log;
    private int steps;
    private int over;

    LogProgress(Log log) {
        this.log = log;
    }

    @Override
    public void planned(Plan plan) {
        steps = plan.steps().size();
        TextReport.warnings(plan).lines().forEach(log::warn);
        TextReport.deferred(plan).lines().forEach(log::info);
    }

    @Override
    public void finished(Outcome outcome) {
        over++;
        log.info("[%s/%s] %s".formatted(over, steps, TextReport.of(outcome)));
    }

    @Override
    public void retrying(LockedOut attempt) {
        log.info(attempt.toString());
    }

    @Override
    public void resuming(Step step, int done) {
        log.info("%s goes on at statement %s.".formatted(step.migration().id(), done + 1));
    }

    @Override
    public void tookOver(String from) {
        log.info("Taken over from %s.".formatted(from));
    }

    @Override
    public void waiting(String holder) {
        log.info("Waiting: " + holder);
    }
}
