package dev.edd.integration;

import dev.edd.ReleaseNews;
import dev.edd.migration.EddException;
import dev.edd.plan.DatabaseState;
import dev.edd.plan.PhaseSelection;
import dev.edd.plan.PlanRequest;
import dev.edd.plan.Timing;
import dev.edd.release.Origin;
import dev.edd.release.ReleaseEvent;
import dev.edd.release.Version;
import java.time.Duration;
import java.util.List;
import org.assertj.core.api.Assertions;

/** What a pipeline does around the roll-out of a release. */
record Deployments(Workbench workbench, Duration patience) {
    Deployments(Workbench workbench) {
        this(workbench, Duration.ZERO);
    }

    /** Returns the same for somebody who waits for others. */
    Deployments patiently() {
        return new Deployments(workbench, Duration.ofMinutes(10));
    }

    List<String> preDeploy(String release) {
        return run(PhaseSelection.PRE_DEPLOY, release);
    }

    List<String> postDeploy(String release) {
        return run(PhaseSelection.POST_DEPLOY, release);
    }

    List<String> upgrade(String release) {
        return run(PhaseSelection.UPGRADE, release);
    }

    List<String> run(PhaseSelection phases, String release) {
        return workbench.migrate(PlanRequest.of(phases).at(Timing.NONE.deploying(Version.of(release))));
    }

    /** Records that a release runs, beside those that ran before. */
    void deployed(String release) {
        record(release, ReleaseEvent.Kind.DEPLOYED, ReleaseNews.NOTHING_RETIRED);
    }

    /** Records that a release runs, and none before it any more. */
    void rolledOut(String release) {
        record(release, ReleaseEvent.Kind.DEPLOYED, Version.of(release));
    }

    void retired(String release) {
        record(release, ReleaseEvent.Kind.RETIRED, ReleaseNews.NOTHING_RETIRED);
    }

    void rolledBack(String release) {
        record(release, ReleaseEvent.Kind.ROLLED_BACK, ReleaseNews.NOTHING_RETIRED);
    }

    private void record(String release, ReleaseEvent.Kind kind, Version oldest) {
        Origin origin = new Origin("ada", "build-7", "https://ci.example.com/4711");
        workbench
                .edd()
                .release(workbench.environment(patience), new ReleaseNews(Version.of(release), kind, oldest, origin));
    }

    /** Returns why a release is not accepted. */
    String refusal(String release) {
        return refusal(() -> deployed(release));
    }

    /** Returns why something is not recorded. */
    String refusal(Runnable news) {
        return Assertions.catchThrowableOfType(EddException.class, news::run).getMessage();
    }

    /** Records that a release runs, and no other from before that one any more. */
    void deployed(String release, String oldest) {
        record(release, ReleaseEvent.Kind.DEPLOYED, Version.of(oldest));
    }

    DatabaseState state() {
        return workbench.edd().status(workbench.environment(Duration.ZERO));
    }

    List<String> alive() {
        return state().chronicle().releases().alive().stream()
                .map(event -> event.release().toString())
                .toList();
    }
}
