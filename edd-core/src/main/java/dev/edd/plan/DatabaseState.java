package dev.edd.plan;

import dev.edd.migration.Changelog;
import dev.edd.migration.History;
import dev.edd.migration.History.Applied;
import dev.edd.migration.History.HalfDone;
import dev.edd.migration.Migration;
import dev.edd.migration.MigrationId;
import dev.edd.migration.Phase;
import dev.edd.migration.Refactoring;
import dev.edd.migration.RefactoringState;
import dev.edd.release.Chronicle;
import dev.edd.release.Version;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * How far one database has come with a changelog.
 *
 * @param rows that transitions have still to move, or could not move
 * @param halfDone of what some statements have taken effect and others not, whether or not it is among the files
 * @param chronicle what was recorded of releases, and what time it is there
 */
public record DatabaseState(
        Changelog changelog, History history, RowCounts rows, List<HalfDone> halfDone, Chronicle chronicle) {
    public DatabaseState {
        halfDone = List.copyOf(halfDone);
    }

    /** Takes the state of a database that nobody has asked about what is half done, releases and time. */
    public DatabaseState(Changelog changelog, History history, Map<MigrationId, Long> remaining) {
        this(changelog, history, new RowCounts(remaining, Map.of(), Map.of()), List.of(), Chronicle.NONE);
    }

    /** Returns the same with what was recorded of releases, and what time it is there. */
    public DatabaseState with(Chronicle other) {
        return new DatabaseState(changelog, history, rows, halfDone, other);
    }

    /** Returns the same with other counts of rows. */
    public DatabaseState counting(RowCounts other) {
        return new DatabaseState(changelog, history, other, halfDone, chronicle);
    }

    /** Returns the same with the rows that backfills could not move. */
    public DatabaseState failing(Map<MigrationId, Long> errors) {
        return counting(new RowCounts(rows.remaining(), rows.unknown(), errors));
    }

    /** Returns how far the database has come with one refactoring. */
    public RefactoringState of(Refactoring refactoring) {
        if (isApplied(refactoring, Phase.FINALIZATION)) {
            return RefactoringState.END;
        }
        if (!isApplied(refactoring, Phase.INITIAL)) {
            return RefactoringState.START;
        }
        return refactoring.in(Phase.FINALIZATION).isEmpty() && isTransitionComplete(refactoring)
                ? RefactoringState.END
                : RefactoringState.TRANSITION;
    }

    private boolean isTransitionComplete(Refactoring refactoring) {
        return refactoring.in(Phase.TRANSITION).isEmpty()
                || (isApplied(refactoring, Phase.TRANSITION)
                        && remaining(refactoring).orElse(0) == 0
                        && unknown(refactoring).isEmpty());
    }

    /** Returns the rows that its transition has still to move; empty where nobody counted, or nobody could. */
    public OptionalLong remaining(Refactoring refactoring) {
        Optional<Long> count = transitionOf(refactoring, rows.remaining());
        return count.isPresent() ? OptionalLong.of(count.get()) : OptionalLong.empty();
    }

    /** Returns why nobody could count the rows that its transition has still to move; empty where nothing failed. */
    public Optional<String> unknown(Refactoring refactoring) {
        return transitionOf(refactoring, rows.unknown());
    }

    private static <T> Optional<T> transitionOf(Refactoring refactoring, Map<MigrationId, T> all) {
        return refactoring.in(Phase.TRANSITION).map(migration -> all.get(migration.id()));
    }

    /** Returns whether the refactoring has a migration for a phase, and it was applied. */
    public boolean isApplied(Refactoring refactoring, Phase phase) {
        return refactoring.in(phase).flatMap(history::of).isPresent();
    }

    /** Returns what was applied and has another text now, by number. */
    public List<Migration> changed() {
        return changelog.migrations().stream()
                .filter(migration -> history.of(migration)
                        .filter(row -> isOther(row, migration))
                        .isPresent())
                .toList();
    }

    /** A cleared checksum, or one of another version of Liquibase's algorithm, says nothing. */
    private static boolean isOther(Applied row, Migration migration) {
        String now = migration.source().checksum();
        String version = now.substring(0, now.indexOf(':') + 1);
        return row.checksum().startsWith(version) && !migration.source().accepts(row.checksum());
    }

    /** Returns whether some statements of its migration for a phase have taken effect, and others not. */
    public boolean isHalfDone(Refactoring refactoring, Phase phase) {
        return refactoring
                .in(phase)
                .map(migration -> migration.source().changeset())
                .filter(key ->
                        halfDone.stream().anyMatch(each -> each.changeset().matches(key)))
                .isPresent();
    }

    /** Returns the migrations of which some statements have taken effect and others not, by number. */
    public Map<Migration, HalfDone> stopped() {
        Map<Migration, HalfDone> stopped = new LinkedHashMap<>();
        for (Migration migration : changelog.migrations()) {
            halfDone.stream()
                    .filter(each -> each.changeset().matches(migration.source().changeset()))
                    .findFirst()
                    .ifPresent(each -> stopped.put(migration, each));
        }
        return stopped;
    }

    /** Returns how many first statements of a migration have taken effect, if others have not; else 0. */
    int done(Migration migration) {
        return halfDone.stream()
                .filter(each -> each.changeset().matches(migration.source().changeset()))
                .findFirst()
                .map(HalfDone::done)
                .orElse(0);
    }

    /** Returns what was applied under an earlier description, by number. */
    public List<Migration> renamed() {
        return changelog.migrations().stream()
                .filter(migration -> history.of(migration)
                        .filter(row ->
                                !row.changeset().equals(migration.source().changeset()))
                        .isPresent())
                .toList();
    }

    /** Returns what was applied by the changelog's authors and is in none of its files, in the order of the history. */
    public List<Applied> missing() {
        Set<Applied> known = new HashSet<>();
        Set<String> authors = new HashSet<>();
        for (Migration migration : changelog.migrations()) {
            history.of(migration).ifPresent(known::add);
            authors.add(migration.source().changeset().author());
        }
        return history.applied().stream()
                .filter(row -> authors.contains(row.changeset().author()) && !known.contains(row))
                .toList();
    }

    /** Returns what a release of the application would miss in this database, by number; empty if it can run on it. */
    public List<String> missedBy(Version release) {
        return new Compatibility(this).missedBy(release);
    }

    /** Returns whether something could be removed from now on that a release of the application needs. */
    public boolean mayComeToMiss(Version release) {
        return new Compatibility(this).mayComeToMiss(release);
    }

    /**
     * Returns what is in transition for longer than it should be, by number.
     *
     * @param longest how long any refactoring may be in transition; {@link ChronoUnit#FOREVER} if only their own dates
     *     count
     */
    public List<Late> overdue(Duration longest) {
        return new Overdue(this, longest).refactorings();
    }

    /**
     * A refactoring that is in transition for longer than it should be.
     *
     * @param age since its initial was applied
     * @param reason the date or span that it is beyond
     */
    public record Late(Refactoring refactoring, Duration age, String reason) {
        /** Returns it as a sentence without its end. */
        @Override
        public String toString() {
            return "%s has been in transition for %s: %s".formatted(refactoring.name(), TimeSpan.rounded(age), reason);
        }
    }

    /**
     * How many rows transitions have still to move, and could not.
     *
     * @param remaining those still to be moved, where they were counted
     * @param unknown why nobody knows how many are still to be moved, where the query that counts them has failed
     * @param errors those that backfills could not move and have recorded, where there are any
     */
    public record RowCounts(
            Map<MigrationId, Long> remaining, Map<MigrationId, String> unknown, Map<MigrationId, Long> errors) {
        /** Nothing was counted. */
        public static final RowCounts NONE = new RowCounts(Map.of(), Map.of(), Map.of());

        public RowCounts {
            remaining = Map.copyOf(remaining);
            unknown = Map.copyOf(unknown);
            errors = Map.copyOf(errors);
        }
    }
}
