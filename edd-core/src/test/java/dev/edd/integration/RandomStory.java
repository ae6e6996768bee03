package dev.edd.integration;

import dev.edd.testing.TestServer;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/** A changelog made up at random: tables that come, change and go over some releases. */
final class RandomStory {
    private static final String BEYOND = "9.9";

    private final Random random;
    private final Workbench workbench;
    private final List<String> releases;
    private final List<Column> columns = new ArrayList<>();
    private final List<Gone> gone = new ArrayList<>();
    private int number;

    private RandomStory(Random random, Workbench workbench) {
        this.random = random;
        this.workbench = workbench;
        this.releases = IntStream.rangeClosed(1, 3 + random.nextInt(5))
                .mapToObj(i -> "1." + i)
                .toList();
    }

    /** A column, the refactoring that made it, and the index of the release with which that one ends. */
    private record Column(String table, String name, int maker, int end) {}

    /** A column that a refactoring's finalization drops, with the index of the release that this is due with. */
    private record Gone(Column column, int refactoring, int due) {}

    /** Writes the files, and returns the releases. */
    static List<String> write(Random random, Workbench workbench) {
        RandomStory story = new RandomStory(random, workbench);
        for (int release = 0; release < story.releases.size(); release++) {
            for (int i = 1 + random.nextInt(3); i > 0; i--) {
                story.number++;
                story.refactoring(release);
            }
        }
        return story.releases;
    }

    private void refactoring(int release) {
        int kind = random.nextInt(6);
        if (columns.isEmpty() || kind == 0) {
            table(release);
        } else if (kind == 1) {
            add(release);
        } else if (kind == 2 && again(release)) {
            return;
        } else if (kind == 3) {
            fill(release);
        } else {
            replace(release);
        }
    }

    private void table(int release) {
        String table = "t" + number;
        initial(release, "", """
                CREATE TABLE %s (id INT NOT NULL PRIMARY KEY, c%s VARCHAR(20));
                INSERT INTO %s VALUES (1, 'one'), (2, 'two');""".formatted(table, number, table));
        columns.add(new Column(table, "c" + number, number, release));
    }

    private void add(int release) {
        Column beside = any();
        int added = number;
        initial(release, "", "ALTER TABLE %s ADD COLUMN a%s INT DEFAULT %s;".formatted(beside.table(), added, added));
        number++;
        boolean online = workbench.database().server() == TestServer.POSTGRESQL;
        initial(
                release,
                "",
                "CREATE INDEX %s i%s ON %s (a%s);"
                        .formatted(online ? "CONCURRENTLY" : "", number, beside.table(), added));
    }

    /** Adds a column whose rows are filled in, and a column that is added only then, within one release. */
    private void fill(int release) {
        Column beside = any();
        initial(release, "", "ALTER TABLE %s ADD COLUMN f%s INT;".formatted(beside.table(), number));
        workbench.file(
                "transition/%s_r.sql".formatted(number),
                "UPDATE %s SET f%s = 1 WHERE f%s IS NULL;".formatted(beside.table(), number, number));
        number++;
        initial(
                release,
                "--edd requires: %s\n".formatted(number - 1),
                "ALTER TABLE %s ADD COLUMN g%s INT;".formatted(beside.table(), number));
    }

    private void replace(int release) {
        Column old = any();
        columns.remove(old);
        int due = release + 1 + random.nextInt(3);
        Column fresh = new Column(old.table(), "r" + number, number, Math.max(due, old.end()));
        initial(release, "", "ALTER TABLE %s ADD COLUMN %s VARCHAR(40);".formatted(old.table(), fresh.name()));
        workbench.file(
                "transition/%s_r.sql".formatted(number),
                "UPDATE %s SET %s = %s WHERE %s IS NULL;"
                        .formatted(old.table(), fresh.name(), old.name(), fresh.name()));
        String named = due < releases.size() ? releases.get(due) : BEYOND;
        workbench.file(
                "finalization/%s_r.sql".formatted(number),
                (due > release + 1 ? "--edd release: %s\n".formatted(named) : "")
                        + "--edd requires: %s\nALTER TABLE %s DROP COLUMN %s;"
                                .formatted(old.maker(), old.table(), old.name()));
        columns.add(fresh);
        gone.add(new Gone(old, number, fresh.end()));
    }

    /** Adds a column under a name that was given up before: only after that was dropped. */
    private boolean again(int release) {
        List<Gone> free = gone.stream().filter(each -> each.due() <= release).toList();
        if (free.isEmpty()) {
            return false;
        }
        Gone old = free.get(random.nextInt(free.size()));
        gone.remove(old);
        initial(
                release,
                "--edd requires: %s\n".formatted(old.refactoring()),
                "ALTER TABLE %s ADD COLUMN %s INT;"
                        .formatted(old.column().table(), old.column().name()));
        return true;
    }

    private Column any() {
        return columns.get(random.nextInt(columns.size()));
    }

    private void initial(int release, String directives, String sql) {
        workbench.file(
                "initial/%s_r.sql".formatted(number),
                "--edd release: %s\n%s%s".formatted(releases.get(release), directives, sql));
    }
}
