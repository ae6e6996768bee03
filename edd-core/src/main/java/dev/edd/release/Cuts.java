package dev.edd.release;

import dev.edd.migration.Changelog;
import dev.edd.migration.Directives;
import dev.edd.migration.Directives.Directive;
import dev.edd.migration.Location;
import dev.edd.migration.Migration;
import dev.edd.migration.Phase;
import dev.edd.migration.SequenceNumber;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Where a project's releases end in its changelog.
 *
 * @param all in the order of the releases
 */
public record Cuts(List<Cut> all) {
    /** The cuts of a project that declares none. */
    public static final Cuts NONE = new Cuts(List.of());

    public Cuts {
        all = List.copyOf(all);
    }

    /**
     * A release and the last refactoring that belongs to it.
     *
     * @param date when it was cut; {@link #UNDATED} where nobody says
     * @param where it is written
     */
    public record Cut(Version release, SequenceNumber through, LocalDate date, Location where) {
        /** Stands for a day that nobody knows. */
        public static final LocalDate UNDATED = LocalDate.MAX;

        /** Returns whether the day is known on which it was cut. */
        public boolean isDated() {
            return !date.equals(UNDATED);
        }
    }

    /** Returns the last one. */
    public Optional<Cut> last() {
        return all.isEmpty() ? Optional.empty() : Optional.of(all.get(all.size() - 1));
    }

    /** Returns the first cut that a refactoring was there at, by number, and whose day is known. */
    public Optional<Cut> firstDated(SequenceNumber number) {
        return all.stream()
                .filter(cut -> cut.isDated() && number.compareTo(cut.through()) <= 0)
                .min(Comparator.comparing(Cut::date));
    }

    /** Returns the changelog with the releases that initials do not name themselves. */
    public Changelog in(Changelog changelog) {
        if (all.isEmpty()) {
            return changelog;
        }
        List<Migration> migrations =
                changelog.migrations().stream().map(this::released).toList();
        return new Changelog(changelog.root(), migrations, changelog.flaws(), changelog.taken())
                .on(changelog.earlier());
    }

    private Migration released(Migration migration) {
        boolean names = !migration.directives().named(Directives.Name.RELEASE).isEmpty();
        Optional<Cut> cut = migration.phase() != Phase.INITIAL || names ? Optional.empty() : of(migration.number());
        if (cut.isEmpty()) {
            return migration;
        }
        List<Directive> directives = new ArrayList<>(migration.directives().all());
        directives.add(new Directive(
                Directives.Name.RELEASE,
                cut.get().release().toString(),
                cut.get().where()));
        return new Migration(migration.id(), migration.source(), new Directives(directives), migration.statements());
    }

    private Optional<Cut> of(SequenceNumber number) {
        return all.stream().filter(cut -> number.compareTo(cut.through()) <= 0).findFirst();
    }

    /**
     * For how long a refactoring may be in transition, where no database is asked: since the first cut that it was there at.
     *
     * @param longest {@link ChronoUnit#FOREVER} if nobody limits it
     */
    public record Deadline(Cuts cuts, Duration longest) {
        /** The deadline of someone who has time. */
        public static final Deadline NONE = new Deadline(Cuts.NONE, ChronoUnit.FOREVER.getDuration());

        /** Returns the cut since which it has been there for too long; empty if it has time, or nobody knows. */
        public Optional<Cut> missed(SequenceNumber number, LocalDate today) {
            return cuts.firstDated(number).filter(cut -> age(cut, today).compareTo(longest) > 0);
        }

        private static Duration age(Cut cut, LocalDate today) {
            return Duration.between(cut.date().atStartOfDay(ZoneOffset.UTC), today.atStartOfDay(ZoneOffset.UTC));
        }
    }
}
