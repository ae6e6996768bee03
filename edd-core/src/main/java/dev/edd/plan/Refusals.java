package dev.edd.plan;

import dev.edd.environment.DeclaredEnvironment;
import dev.edd.migration.Changelog;
import dev.edd.migration.ChangesetKey;
import dev.edd.migration.History.Applied;
import dev.edd.migration.Migration;
import dev.edd.migration.MigrationId;
import dev.edd.migration.Phase;
import dev.edd.migration.Refactoring;
import dev.edd.migration.RefactoringState;
import dev.edd.migration.SequenceNumber;
import dev.edd.plan.Plan.Refusal;
import dev.edd.plan.Plan.Verdict;
import dev.edd.release.Version;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** What the planner says when it refuses. */
final class Refusals {
    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("yyyy-MM-dd", Locale.ROOT).withZone(ZoneOffset.UTC);

    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

    private Refusals() {}

    static String day(Instant instant) {
        return DATE.format(instant);
    }

    static String minute(Instant instant) {
        return MINUTE.format(instant);
    }

    /** Returns why nothing at all may run, whatever is due; empty if something may. */
    static List<Refusal> ofAll(DatabaseState state, PlanRequest request) {
        List<Refusal> refusals = new ArrayList<>();
        state.changed()
                .forEach(migration -> refusals.add(changed(
                        migration, state.history().of(migration).orElseThrow().changeset())));
        state.missing().forEach(row -> refusals.add(missing(row, state.changelog())));
        refusals.addAll(outdated(state, request));
        refusals.addAll(unknown(state.changelog(), request));
        if (request.refusesOverride()) {
            refusals.add(overrideNotTaken(request.clearance().environment()));
        }
        return refusals;
    }

    private static Refusal changed(Migration migration, ChangesetKey row) {
        return new Refusal(
                "%s was changed after it had been applied.".formatted(migration.id()),
                migration.location().toString(),
                "This database holds what the earlier text did; a fresh one would come out different.",
                "Restore the earlier text from version control and put the change into a new refactoring.\n"
                        + "Where both texts do the same, accept the new one:\n"
                        + "UPDATE DATABASECHANGELOG SET MD5SUM = NULL WHERE ID = '%s' AND AUTHOR = '%s' AND FILENAME = '%s'"
                                .formatted(quoted(row.id()), quoted(row.author()), quoted(row.path())));
    }

    private static String quoted(String text) {
        return text.replace("'", "''");
    }

    private static Refusal missing(Applied row, Changelog changelog) {
        String renumbered = changelog.migrations().stream()
                .filter(each ->
                        each.phase() == row.phase() && each.source().checksum().equals(row.checksum()))
                .findFirst()
                .map(each -> "\nIf it was renumbered, give it its number back: %s has the same text."
                        .formatted(each.location()))
                .orElse("");
        return new Refusal(
                "%s was applied on %s and is no longer among the files."
                        .formatted(row.changeset().path(), day(row.when())),
                changelog.root(),
                "The files are behind this database: what they would do next rests on a state that it does not have.",
                """
                Check out the version that holds %s, or restore the file from version control.%s
                If it belongs to another changelog, give each a database or a schema of its own.""".formatted(row.changeset().path(), renumbered));
    }

    static Refusal outOfOrder(Migration migration, MigrationId latest) {
        return new Refusal(
                "%s comes before %s, which has been applied.".formatted(migration.id(), latest),
                migration.location().toString(),
                "A fresh database would run them the other way round and might come out different.",
                "Give it a number above %s. If the two do not touch each other, run it with -Dedd.outOfOrder=true."
                        .formatted(latest.number()));
    }

    static Refusal unmet(Migration migration, List<SequenceNumber> requirements, DatabaseState state) {
        String numbers = requirements.stream().map(SequenceNumber::toString).collect(Collectors.joining(", "));
        return new Refusal(
                "%s requires %s, which is not finalized.".formatted(migration.id(), numbers),
                migration.location().toString(),
                "It was written for the schema that is there once %s is through.".formatted(numbers),
                wayTo(requirements.get(0), numbers, state));
    }

    /** Returns how to get to the end of a refactoring, by the phase that it has come to. */
    private static String wayTo(SequenceNumber required, String numbers, DatabaseState state) {
        Optional<Refactoring> refactoring = state.changelog().refactorings().stream()
                .filter(each -> each.number().equals(required))
                .findFirst();
        String command = "mvn edd:migrate -Dphase=%s -Dedd.number=" + required.value();
        if (refactoring.isPresent() && state.of(refactoring.get()) == RefactoringState.START) {
            return "Take %s through its phases first: %s, and so on.\nOn a fresh database everything runs in its order: "
                            .formatted(numbers, command.formatted(Phase.INITIAL))
                    + "mvn edd:migrate -Dphase=all";
        }
        boolean finalizes = refactoring.isEmpty()
                || refactoring.get().in(Phase.FINALIZATION).isPresent();
        return finalizes
                ? "Finalize %s first: %s".formatted(numbers, command.formatted(Phase.FINALIZATION))
                : "Complete the transition of %s first: %s".formatted(numbers, command.formatted(Phase.TRANSITION));
    }

    /** Returns why a run may not be limited to a refactoring that is not there; empty if it is, or none is named. */
    private static List<Refusal> unknown(Changelog changelog, PlanRequest request) {
        return request.only().stream()
                .filter(number -> changelog.refactorings().stream()
                        .noneMatch(each -> each.number().equals(number)))
                .sorted()
                .map(number -> new Refusal(
                        "There is no refactoring %s.".formatted(number),
                        changelog.root(),
                        "Nothing would run, and nobody must believe that it has.",
                        "Name another one with -Dedd.number=…; mvn edd:status lists the refactorings."))
                .toList();
    }

    /** Takes the verdicts of all gates that are closed; what others say besides the missing phase comes behind it. */
    static Refusal tooEarly(Migration finalization, Phase missing, List<Verdict> closed) {
        String others = closed.stream()
                .filter(verdict -> !verdict.gate().equals(InitialApplied.NAME)
                        && !verdict.gate().equals(TransitionApplied.NAME))
                .map(verdict -> "\n%s: %s.".formatted(verdict.gate(), verdict.reason()))
                .collect(Collectors.joining());
        return new Refusal(
                "%s comes before its %s, which has not been applied.".formatted(finalization.id(), missing),
                finalization.location().toString(),
                (missing == Phase.INITIAL
                                ? "It would remove what both releases use, with nothing there to take its place."
                                : "It would remove data that has not been moved yet.")
                        + others,
                "Run the %s first: mvn edd:migrate -Dphase=%s".formatted(missing, missing));
    }

    /** Takes the verdicts of closed gates, at least one. */
    static Refusal closed(Migration migration, List<Verdict> closed, PlanRequest request) {
        List<String> reasons = closed.stream()
                .map(verdict -> "%s: %s.".formatted(verdict.gate(), verdict.reason()))
                .toList();
        return new Refusal(
                "%s is not due.".formatted(migration.id()),
                migration.location().toString(),
                String.join("\n", reasons),
                wayThrough(closed, request.clearance().environment()));
    }

    private static String wayThrough(List<Verdict> closed, DeclaredEnvironment environment) {
        List<String> gates = closed.stream().map(Verdict::gate).distinct().toList();
        if (!Gates.names().containsAll(gates)) {
            return "Do what opens it; no edd.override does.";
        }
        return environment.takesOverride()
                ? "Wait for that, or take the responsibility, which is recorded: -Dedd.override=\"%s: the reason\""
                        .formatted(String.join(", ", gates))
                : "Wait for that; %s takes no edd.override.".formatted(environment.id());
    }

    /** Returns why a release may not be prepared for that could not run in the end; empty if it could, or none is. */
    private static List<Refusal> outdated(DatabaseState state, PlanRequest request) {
        boolean rollsOut = request.phases() == PhaseSelection.PRE_DEPLOY || request.phases() == PhaseSelection.UPGRADE;
        Optional<Version> release = request.timing().release().filter(deployed -> rollsOut);
        List<String> removed =
                release.map(new Compatibility(state)::removedBefore).orElse(List.of());
        return removed.isEmpty()
                ? List.of()
                : List.of(new Refusal(
                        "Release %s cannot run on this database.".formatted(release.orElseThrow()),
                        "",
                        removed.stream().map("It would miss %s."::formatted).collect(Collectors.joining("\n")),
                        "Deploy a release that the database serves; mvn edd:status lists them."));
    }

    private static Refusal overrideNotTaken(DeclaredEnvironment environment) {
        return new Refusal(
                "edd.override opens no gate of %s.".formatted(environment.id()),
                "",
                "It is production, where people depend on what the gates guard.",
                "Remove edd.override. If %s shall take it, say so where it is declared: allowOverride: true"
                        .formatted(environment.id()));
    }
}
