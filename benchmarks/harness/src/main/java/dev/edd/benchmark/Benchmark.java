package dev.edd.benchmark;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A task, a number of migrations, a place for the database, and who takes part.
 *
 * @param candidates the empty goal first
 */
record Benchmark(Task task, Migrations changelog, Site site, List<Candidate> candidates) {
    private static final List<Integer> SIZES = List.of(1_000, 2_000, 5_000, 10_000);

    Benchmark {
        candidates = List.copyOf(candidates);
    }

    /** Returns every benchmark, with a number of migrations divided by {@code divisor}. */
    static List<Benchmark> all(int divisor) {
        List<Benchmark> all = new ArrayList<>();
        for (int size : SIZES) {
            all.add(alone(Task.VALIDATE, size / divisor, Site.H2));
        }
        all.add(alone(Task.VALIDATE, new Migrations(10_000 / divisor, 10), Site.POSTGRESQL));
        for (Site site : Site.values()) {
            for (int size : SIZES) {
                boolean contest = size == SIZES.get(0);
                all.add(
                        contest
                                ? contest(Task.MIGRATE, size / divisor, site)
                                : alone(Task.MIGRATE, size / divisor, site));
            }
            all.add(contest(Task.NOTHING, 1_000 / divisor, site));
            all.add(contest(Task.NOTHING, 10_000 / divisor, site));
            all.add(contest(Task.STATUS, 1_000 / divisor, site));
        }
        return all;
    }

    private static Benchmark contest(Task task, int migrations, Site site) {
        List<Candidate> able = Candidates.ALL.stream()
                .filter(candidate -> !candidate.goal(task).isEmpty())
                .toList();
        return new Benchmark(task, new Migrations(migrations, 1), site, able);
    }

    private static Benchmark alone(Task task, int migrations, Site site) {
        return alone(task, new Migrations(migrations, 1), site);
    }

    private static Benchmark alone(Task task, Migrations changelog, Site site) {
        return new Benchmark(task, changelog, site, List.of(Candidates.FLOOR, Candidates.EDD));
    }

    int migrations() {
        return changelog.number();
    }

    int statements() {
        return changelog.number() * changelog.statements();
    }

    /** Returns the name by which it can be asked for: {@code migrate-1000-h2}. */
    String name() {
        String start = "%s-%d".formatted(task.name().toLowerCase(Locale.ROOT), statements());
        return task == Task.VALIDATE ? start : start + "-" + site;
    }

    String title() {
        return switch (task) {
            case VALIDATE ->
                changelog.statements() == 1
                        ? "Validate %,d migrations".formatted(migrations())
                        : "Validate %,d statements of %,d migrations, %s"
                                .formatted(statements(), migrations(), site.title());
            case MIGRATE -> "Migrate: %1$,d of %1$,d pending, %2$s".formatted(migrations(), site.title());
            case NOTHING -> "Migrate: nothing of %,d pending, %s".formatted(migrations(), site.title());
            case STATUS -> "Status of %,d migrations, %s".formatted(migrations(), site.title());
        };
    }
}
