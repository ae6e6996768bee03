package dev.edd.migration;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** All migrations of an application. Immutable. */
public final class Changelog {
    private final String root;
    private final List<Migration> migrations;
    private final List<Refactoring> refactorings;
    private final List<Flaw> flaws;
    private final Set<SequenceNumber> taken;
    private final List<Statement> earlier;

    /**
     * Takes what was read, in any order.
     *
     * @param root where it was read from, as the user named it: a folder, a jar's entry or a changelog file
     * @param migrations with one number twice where the files clash
     * @param flaws what could not be read
     * @param taken the numbers that files bear, those of files that could not be read included
     */
    public Changelog(String root, List<Migration> migrations, List<Flaw> flaws, Set<SequenceNumber> taken) {
        this.root = root;
        this.migrations = migrations.stream()
                .sorted(Comparator.comparing(Migration::id)
                        .thenComparing(migration -> migration.location().path()))
                .toList();
        this.refactorings = refactorings(this.migrations);
        this.flaws = flaws.stream().sorted(Comparator.comparing(Flaw::location)).toList();
        this.taken = Set.copyOf(taken);
        this.earlier = List.of();
    }

    /** Takes migrations whose numbers are the only ones taken. */
    public Changelog(String root, List<Migration> migrations, List<Flaw> flaws) {
        this(root, migrations, flaws, migrations.stream().map(Migration::number).collect(Collectors.toSet()));
    }

    private Changelog(Changelog changelog, List<Statement> earlier) {
        this.root = changelog.root;
        this.migrations = changelog.migrations;
        this.refactorings = changelog.refactorings;
        this.flaws = changelog.flaws;
        this.taken = changelog.taken;
        this.earlier = List.copyOf(earlier);
    }

    /** Returns the same changelog on top of statements that are no migration's. */
    public Changelog on(List<Statement> earlier) {
        return new Changelog(this, earlier);
    }

    private static List<Refactoring> refactorings(List<Migration> sorted) {
        List<Refactoring> refactorings = new ArrayList<>();
        int start = 0;
        for (int end = 1; end <= sorted.size(); end++) {
            if (end == sorted.size()
                    || !sorted.get(end).number().equals(sorted.get(start).number())) {
                refactorings.add(new Refactoring(sorted.subList(start, end)));
                start = end;
            }
        }
        return List.copyOf(refactorings);
    }

    /** Returns where it was read from, as the user named it: a folder, a jar's entry or a changelog file. */
    public String root() {
        return root;
    }

    /** Returns the migrations by number, then phase; with one number twice where the files clash. */
    public List<Migration> migrations() {
        return migrations;
    }

    /** Returns the refactorings by ascending number. */
    public List<Refactoring> refactorings() {
        return refactorings;
    }

    /** Returns what could not be read, by location. */
    public List<Flaw> flaws() {
        return flaws;
    }

    /** Returns the numbers that files bear, those of files that could not be read included. */
    public Set<SequenceNumber> taken() {
        return taken;
    }

    /**
     * Returns the statements of changesets without a context, in order. Plain Liquibase has run them and no phase does; they
     * tell which tables the migrations find.
     */
    public List<Statement> earlier() {
        return earlier;
    }

    /** Returns the migrations that have directives, in order: few do, and every rule about directives asks for them. */
    public List<Migration> directed() {
        return migrations.stream()
                .filter(migration -> !migration.directives().all().isEmpty())
                .toList();
    }

    /** Returns the first number that is free after all that are taken; 1 in an empty changelog. */
    public SequenceNumber nextNumber() {
        return taken.stream()
                .max(Comparator.naturalOrder())
                .map(SequenceNumber::next)
                .orElse(new SequenceNumber(1));
    }
}
