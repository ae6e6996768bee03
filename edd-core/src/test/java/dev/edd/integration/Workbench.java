package dev.edd.integration;

import dev.edd.Edd;
import dev.edd.Environment;
import dev.edd.backfill.BackfillSettings;
import dev.edd.changelog.ChangelogSource;
import dev.edd.changelog.NativeChangelog;
import dev.edd.changelog.PlainSqlFolder;
import dev.edd.database.Target;
import dev.edd.execution.LockSettings;
import dev.edd.execution.Progress;
import dev.edd.migration.EddException;
import dev.edd.plan.DatabaseState;
import dev.edd.plan.Outcome;
import dev.edd.plan.PhaseSelection;
import dev.edd.plan.Plan;
import dev.edd.plan.PlanRequest;
import dev.edd.report.TextReport;
import dev.edd.testing.TestDatabase;
import dev.edd.testing.TestServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.assertj.core.api.Assertions;

/** A database and a folder of migrations, and what a user does with the two. */
record Workbench(TestDatabase database, Path base, ChangelogSource source) {
    /** Returns a new database beside a changelog folder that is still to be filled. */
    static Workbench on(TestServer server, Path base) {
        return new Workbench(server.createDatabase(), base, new PlainSqlFolder("changelog", base));
    }

    /** Returns the same files beside a new database of the same server. */
    Workbench withFreshDatabase() {
        return new Workbench(database.server().createDatabase(), base, source);
    }

    /** Returns the same files and database for an account that may only read. */
    Workbench asReader() {
        return new Workbench(database.readOnly(), base, source);
    }

    /** Returns the same files and database, with a native changelog as the entrance to the files. */
    Workbench through(String changelogFile) {
        return through(changelogFile, Set.of());
    }

    /** Returns the same with a native changelog that may do more than change the database. */
    Workbench through(String changelogFile, Set<String> allowed) {
        Path root = base.resolve("changelog");
        return new Workbench(database, base, new NativeChangelog(changelogFile, base, List.of(root), allowed));
    }

    /** Returns the same files beside the database at another URL of the same server and account. */
    Workbench at(String url) {
        TestDatabase other = new TestDatabase(database.server(), url, database.username(), database.password());
        return new Workbench(other, base, source);
    }

    /**
     * Returns the same with a database that loses no commit when its process is killed. H2 writes one down half a second
     * later otherwise, and a kill in between can even leave rows locked for ever.
     */
    Workbench durable() {
        return database.server() == TestServer.H2 ? at(database.url() + ";WRITE_DELAY=0") : this;
    }

    Path changelog() {
        return base.resolve("changelog");
    }

    /** Writes a file of the changelog. */
    Workbench file(String path, String text) {
        try {
            Path file = changelog().resolve(path);
            Files.createDirectories(file.resolveSibling(""));
            Files.writeString(file, text);
            return this;
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    void delete(String path) throws IOException {
        Files.delete(changelog().resolve(path));
    }

    void rename(String path, String name) throws IOException {
        Files.move(changelog().resolve(path), changelog().resolve(path).resolveSibling(name));
    }

    Target target() {
        return Target.of(database.url()).as(database.username(), database.password());
    }

    Environment environment(Duration lockWait) {
        return environment(lockWait, BackfillSettings.DEFAULT);
    }

    Environment environment(Duration lockWait, BackfillSettings backfill) {
        return new Environment(
                target(), Workbench.class.getClassLoader(), LockSettings.DEFAULT.waiting(lockWait), backfill);
    }

    Environment environment(Duration lockWait, Duration lease) {
        LockSettings locks = LockSettings.DEFAULT.waiting(lockWait).leasing(lease);
        return new Environment(target(), Workbench.class.getClassLoader(), locks, BackfillSettings.DEFAULT);
    }

    Edd edd() {
        return new Edd(source);
    }

    List<Outcome> outcomes(PlanRequest request, Progress progress) {
        return edd().migrate(environment(Duration.ofMinutes(1)), request, progress);
    }

    List<Outcome> outcomes(PhaseSelection phases) {
        return outcomes(PlanRequest.of(phases), Progress.SILENT);
    }

    /** Returns what a run did, in its order, without times: {@code 0001_create/initial applied}. */
    List<String> migrate(PhaseSelection phases) {
        return migrate(PlanRequest.of(phases));
    }

    List<String> migrate(PlanRequest request) {
        return outcomes(request, Progress.SILENT).stream()
                .map(outcome -> TextReport.of(outcome).replaceAll(" in [\\d.]+ s\\.$", ""))
                .toList();
    }

    /** Returns the message with which a run stops. */
    String failure(PhaseSelection phases) {
        return failure(PlanRequest.of(phases));
    }

    String failure(PlanRequest request) {
        return Assertions.catchThrowableOfType(EddException.class, () -> migrate(request))
                .getMessage();
    }

    Plan plan(PhaseSelection phases) {
        return edd().plan(environment(Duration.ZERO), PlanRequest.of(phases));
    }

    /** Returns the refactorings and their states: {@code 0001_create END}. */
    List<String> status() {
        DatabaseState state = edd().status(environment(Duration.ZERO));
        return state.changelog().refactorings().stream()
                .map(refactoring -> refactoring.name() + " " + state.of(refactoring))
                .toList();
    }

    void execute(String... statements) {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    /** Returns the rows of a query, their columns joined by a bar. */
    List<String> rows(String query) {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(query)) {
            List<String> rows = new ArrayList<>();
            while (result.next()) {
                List<String> columns = new ArrayList<>();
                for (int column = 1; column <= result.getMetaData().getColumnCount(); column++) {
                    columns.add(String.valueOf(result.getString(column)));
                }
                rows.add(String.join("|", columns));
            }
            return rows;
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    /** Returns what is recorded, in order: {@code 1 edd initial/0001_create.sql @initial EXECUTED}. */
    List<String> history() {
        return rows("SELECT ID, AUTHOR, FILENAME, CONTEXTS, EXECTYPE FROM DATABASECHANGELOG ORDER BY ORDEREXECUTED")
                .stream()
                .map(row -> row.replace('|', ' '))
                .toList();
    }

    /** Returns the tables of the database, Liquibase's own included and ours left out, in lower case and alphabetical order. */
    Set<String> tables() {
        return new TreeSet<>(rows("""
                SELECT LOWER(table_name) FROM information_schema.tables
                WHERE LOWER(table_name) NOT LIKE 'edd%%' AND LOWER(table_schema) IN ('public', '%s')""".formatted(database.username())));
    }

    /** Returns the columns of a table, in lower case and alphabetical order. */
    Set<String> columns(String table) {
        return new TreeSet<>(rows("""
                SELECT LOWER(column_name) FROM information_schema.columns
                WHERE LOWER(table_name) = '%s' AND LOWER(table_schema) IN ('public', '%s')""".formatted(table, database.username())));
    }

    /** Watches a lease being renewed. */
    record Heartbeats(Workbench workbench) {
        /** Waits until that many have been seen. */
        void await(int beats) {
            Set<String> seen = new TreeSet<>();
            while (seen.size() < beats) {
                seen.addAll(workbench.rows("SELECT HEARTBEAT FROM EDD_LEASE"));
            }
        }
    }
}
