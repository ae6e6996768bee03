package dev.edd.migration;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * All migrations of an application.
 *
 * @param root where it was read from, as the user named it: a folder, a jar's entry or a changelog file
 * @param migrations by number, then phase; with one number twice where the files clash
 * @param flaws what could not be read, by location
 * @param taken the numbers that files bear, those of files that could not be read included
 */
public record Changelog(String root, List<Migration> migrations, List<Flaw> flaws, Set<SequenceNumber> taken) {
    public Changelog {
        migrations = migrations.stream()
                .sorted(Comparator.comparing(Migration::id)
                        .thenComparing(migration -> migration.location().path()))
                .toList();
        flaws = flaws.stream().sorted(Comparator.comparing(Flaw::location)).toList();
        taken = Set.copyOf(taken);
    }

    /** Takes migrations whose numbers are the only ones taken. */
    public Changelog(String root, List<Migration> migrations, List<Flaw> flaws) {
        this(root, migrations, flaws, migrations.stream().map(Migration::number).collect(Collectors.toSet()));
    }

    /** Returns the migrations that have directives, in order: few do, and every rule about directives asks for them. */
    public List<Migration> directed() {
        return migrations.stream()
                .filter(migration -> !migration.directives().all().isEmpty())
                .toList();
    }

    /** Returns the refactorings by ascending number. */
    public List<Refactoring> refactorings() {
        List<Refactoring> refactorings = new ArrayList<>();
        int start = 0;
        for (int end = 1; end <= migrations.size(); end++) {
            if (end == migrations.size()
                    || migrations
                                    .get(end)
                                    .number()
                                    .compareTo(migrations.get(start).number())
                            != 0) {
                refactorings.add(new Refactoring(migrations.subList(start, end)));
                start = end;
            }
        }
        return List.copyOf(refactorings);
    }

    /** Returns the first number that is free after all that are taken; 1 in an empty changelog. */
    public SequenceNumber nextNumber() {
        return taken.stream()
                .max(Comparator.naturalOrder())
                .map(SequenceNumber::next)
                .orElse(new SequenceNumber(1));
    }
}
