package dev.edd.release;

import dev.edd.migration.Changelog;
import dev.edd.migration.Directives;
import dev.edd.migration.Directives.Directive;
import dev.edd.migration.Location;
import dev.edd.migration.Migration;
import dev.edd.migration.Phase;
import dev.edd.migration.SequenceNumber;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Where a project's releases end in its changelog.
 *
 * @param all in the order of the releases
 */
public record Cuts(List<Cut> all) {
    public Cuts {
        all = List.copyOf(all);
    }

    /**
     * A release and the last refactoring that belongs to it.
     *
     * @param where it is written
     */
    public record Cut(Version release, SequenceNumber through, Location where) {}

    /** Returns the last one. */
    public Optional<Cut> last() {
        return all.isEmpty() ? Optional.empty() : Optional.of(all.get(all.size() - 1));
    }

    /** Returns the changelog with the releases that initials do not name themselves. */
    public Changelog in(Changelog changelog) {
        if (all.isEmpty()) {
            return changelog;
        }
        List<Migration> migrations =
                changelog.migrations().stream().map(this::released).toList();
        return new Changelog(changelog.root(), migrations, changelog.flaws(), changelog.taken());
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
}
