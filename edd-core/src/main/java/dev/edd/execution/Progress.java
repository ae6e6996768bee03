package dev.edd.execution;

import dev.edd.backfill.BackfillProgress;
import dev.edd.plan.Outcome;
import dev.edd.plan.Plan;
import dev.edd.plan.Step;

/** Hears what a run does while it does it, on the thread that runs it. */
public interface Progress {
    /** Hears nothing. */
    Progress SILENT = new Progress() {};

    /** The plan was made and is about to be carried out. */
    default void planned(Plan plan) {}

    /** A step is about to run. */
    default void started(Step step) {}

    /** A backfill has come this far; called about twice a second. */
    default void moving(Step step, BackfillProgress progress) {}

    /** A step is over. */
    default void finished(Outcome outcome) {}

    /** A step did not get its locks and is about to be tried again. */
    default void retrying(LockedOut attempt) {}

    /** A step that an earlier run left half done goes on behind that many statements. */
    default void resuming(Step step, int done) {}

    /** The run has taken the place of another one, which died or has not been heard from. */
    default void tookOver(String from) {}

    /** The run waits for another one; called once a second. */
    default void waiting(String holder) {}
}
