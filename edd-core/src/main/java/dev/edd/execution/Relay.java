package dev.edd.execution;

import dev.edd.backfill.BackfillProgress;
import dev.edd.plan.Outcome;
import dev.edd.plan.Plan;
import dev.edd.plan.Step;

/** Hears how a run goes, and passes all of it on; whoever has something of its own to do overrides that. */
public class Relay implements Progress {
    private final Progress listener;

    /** Takes who hears everything. */
    protected Relay(Progress listener) {
        this.listener = listener;
    }

    @Override
    public void planned(Plan plan) {
        listener.planned(plan);
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
