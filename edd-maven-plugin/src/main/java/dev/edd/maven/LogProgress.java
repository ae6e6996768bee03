package dev.edd.maven;

import dev.edd.backfill.BackfillProgress;
import dev.edd.execution.LockedOut;
import dev.edd.execution.Progress;
import dev.edd.plan.Outcome;
import dev.edd.plan.Plan;
import dev.edd.plan.Step;
import dev.edd.report.TextReport;
import java.io.Console;
import java.time.Duration;
import org.apache.maven.plugin.logging.Log;

/**
 * Writes a line to the build log for each step, as soon as it is over. A backfill under way has a bar on a terminal; in a
 * build log it has a line every ten seconds, and one as soon as it begins or ceases to wait. So has a run that
 * waits for another.
 */
final class LogProgress implements Progress {
    private static final Duration BETWEEN_LINES = Duration.ofSeconds(10);

    private final Log log;
    private final boolean terminal;
    private int steps;
    private int over;
    private String halt = "";
    private String holder = "";
    private long lastLine = System.nanoTime();
    private int drawn;

    private LogProgress(Log log, boolean terminal) {
        this.log = log;
        this.terminal = terminal;
    }

    /** Returns what fits the build: a bar only where somebody looks at a terminal. */
    static LogProgress of(Log log, boolean interactive) {
        return new LogProgress(log, interactive && log.isInfoEnabled() && isTerminal());
    }

    /** Returns whether standard output is a terminal. From JDK 22 on there is a console without one, and a way to ask. */
    @SuppressWarnings("SystemConsoleNull")
    private static boolean isTerminal() {
        Console console = System.console();
        try {
            return console != null
                    && (boolean) Console.class.getMethod("isTerminal").invoke(console);
        } catch (NoSuchMethodException beforeJdk22) {
            return true;
        } catch (ReflectiveOperationException e) {
            return false;
        }
    }

    @Override
    public void planned(Plan plan) {
        steps = plan.steps().size();
        TextReport.warnings(plan).lines().forEach(log::warn);
        TextReport.deferred(plan).lines().forEach(log::info);
    }

    @Override
    public void moving(Step step, BackfillProgress progress) {
        String line =
                "[%s/%s] %s: %s".formatted(over + 1, steps, step.migration().id(), TextReport.of(progress));
        if (terminal) {
            draw(ProgressBar.of(progress) + line);
        } else if (System.nanoTime() - lastLine >= BETWEEN_LINES.toNanos()
                || !halt.equals(unchanging(progress.halt()))) {
            log.info(line);
            lastLine = System.nanoTime();
        }
        halt = unchanging(progress.halt());
    }

    /** Returns why it waits, without what changes while the reason stays: a replica that is behind is so by more each time. */
    private static String unchanging(BackfillProgress.Halt halt) {
        return halt.reason().replaceAll("[\\d.]+", "");
    }

    @Override
    public void finished(Outcome outcome) {
        draw("");
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
    public void waiting(String who) {
        String unchanged = who.replaceAll("\\d+ s ago", "");
        if (!holder.equals(unchanged) || System.nanoTime() - lastLine >= BETWEEN_LINES.toNanos()) {
            log.info("Waiting: " + who);
            lastLine = System.nanoTime();
        }
        holder = unchanged;
    }

    /** Draws over what was drawn before; an empty text only wipes it out. */
    private void draw(String text) {
        if (drawn > 0 || !text.isEmpty()) {
            System.out.print(
                    "\r" + text + " ".repeat(Math.max(0, drawn - text.length())) + (text.isEmpty() ? "\r" : ""));
            System.out.flush();
            drawn = text.length();
        }
    }
}
