package dev.edd.integration;

import static dev.edd.plan.PhaseSelection.INITIAL;
import static dev.edd.plan.PhaseSelection.TRANSITION;

import dev.edd.backfill.BackfillSettings;
import dev.edd.execution.Progress;
import dev.edd.plan.Outcome;
import dev.edd.plan.PlanRequest;
import dev.edd.testing.TestServer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** A table of many codes that a backfill splits, beside another that a single UPDATE has split: the two must agree. */
record ManyCodes(Workbench workbench, int rows) {
    private static final String COLUMNS = """
            (id BIGINT NOT NULL PRIMARY KEY, code VARCHAR(22), moves INT NOT NULL,
                location VARCHAR(6), batch VARCHAR(8), serial VARCHAR(8));
            """;

    /** It does not look at what is done: a row that is moved twice shows. */
    private static final String SPLIT = """
            UPDATE %s SET location = SUBSTRING(code, 1, 6), batch = SUBSTRING(code, 7, 8),
                serial = SUBSTRING(code, 15, 8), moves = moves + 1""";

    /** Returns the two tables with a row for every third key, some below 0. */
    static ManyCodes on(TestServer server, Path base, int rows) {
        Workbench workbench =
                Workbench.on(server, base).file("initial/0001_split.sql", """
                        CREATE TABLE digits (n INT NOT NULL PRIMARY KEY);
                        INSERT INTO digits VALUES (0), (1), (2), (3), (4), (5), (6), (7), (8), (9);
                        CREATE TABLE inventory %sCREATE TABLE expected %s""".formatted(COLUMNS, COLUMNS));
        workbench.migrate(INITIAL);
        String number = "a.n + 10 * b.n + 100 * c.n + 1000 * d.n + 10000 * e.n + 100000 * f.n";
        workbench.execute("""
                INSERT INTO expected (id, code, moves)
                SELECT 3 * k - 1000, CONCAT('LOC', 100 + k %% 900, 'B', 1000000 + k, 'S', 9000000 - k), 0
                FROM (SELECT %s AS k FROM digits a, digits b, digits c, digits d, digits e, digits f) numbers
                WHERE k < %s""".formatted(number, rows));
        workbench.execute("INSERT INTO inventory SELECT * FROM expected", SPLIT.formatted("expected"));
        return new ManyCodes(workbench, rows);
    }

    /** Writes the transition, with further directives, a line each. */
    ManyCodes transition(String directives) {
        workbench.file("transition/0001_split.sql", """
                --edd backfill: inventory by id
                --edd remaining: SELECT COUNT(*) FROM inventory WHERE location IS NULL
                %s
                %s
                 WHERE id BETWEEN :from AND :to;""".formatted(directives, SPLIT.formatted("inventory")));
        return this;
    }

    List<Outcome> run(BackfillSettings settings) {
        return workbench
                .edd()
                .migrate(
                        workbench.environment(Duration.ofMinutes(1), settings),
                        PlanRequest.of(TRANSITION),
                        Progress.SILENT);
    }

    /** Returns how many rows are column by column what the single UPDATE has made of them. */
    int asExpected() {
        return Integer.parseInt(workbench.rows("""
                        SELECT COUNT(*) FROM inventory i JOIN expected e
                        ON e.id = i.id AND e.code = i.code AND e.moves = i.moves AND e.location = i.location
                            AND e.batch = i.batch AND e.serial = i.serial""").get(0));
    }
}
