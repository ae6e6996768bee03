package dev.edd.example;

import dev.edd.Edd;
import dev.edd.Environment;
import dev.edd.changelog.PlainSqlFolder;
import dev.edd.database.Target;
import dev.edd.execution.Progress;
import dev.edd.migration.Phase;
import dev.edd.migration.Refactoring;
import dev.edd.migration.RefactoringState;
import dev.edd.migration.SequenceNumber;
import dev.edd.plan.DatabaseState;
import dev.edd.plan.Outcome;
import dev.edd.plan.PhaseSelection;
import dev.edd.plan.PlanRequest;
import dev.edd.report.TextReport;
import dev.edd.testing.TestDatabase;
import dev.edd.testing.TestServer;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.Set;
import org.jdbi.v3.core.Jdbi;

/**
 * A database of its own, taken through the phases with the changelog of this project.
 *
 * @param session keeps an H2 database open between the others, as a connection pool would
 */
record Story(TestDatabase database, Connection session) implements AutoCloseable {
    private static final TestServer SERVER =
            TestServer.valueOf(System.getProperty("example.server", "h2").toUpperCase(Locale.ROOT));

    static Story begin() throws SQLException {
        TestDatabase database = SERVER.createDatabase();
        return new Story(database, database.connect());
    }

    @Override
    public void close() throws SQLException {
        session.close();
    }

    /** Returns what the application connects with. */
    Jdbi jdbi() {
        return Jdbi.create(database.url(), database.username(), database.password());
    }

    /** Applies only the refactoring that makes the table: what release 1 was written for. */
    void beforeTheSplit() {
        run(new PlanRequest(PhaseSelection.INITIAL, Set.of(new SequenceNumber(1)), false));
    }

    /** Applies the phases up to and including this one, and returns what became of the last. */
    List<Outcome> upTo(Phase last) {
        List<Outcome> outcomes = List.of();
        for (Phase phase : EnumSet.range(Phase.INITIAL, last)) {
            outcomes = apply(phase);
        }
        return outcomes;
    }

    /** Does what {@code mvn edd:migrate} does with that phase. */
    List<Outcome> apply(Phase phase) {
        return run(PlanRequest.of(PhaseSelection.of(phase.toString())));
    }

    /** Returns what {@code mvn edd:migrate} says before it runs that phase: what it leaves for later, and what it cannot judge. */
    String before(Phase phase) {
        return TextReport.deferred(edd().plan(environment(), PlanRequest.of(PhaseSelection.of(phase.toString()))));
    }

    private List<Outcome> run(PlanRequest request) {
        return edd().migrate(environment(), request, Progress.SILENT);
    }

    /** Returns how far the refactoring that splits the code has come. */
    RefactoringState stateOfSplit() {
        return state().of(split());
    }

    /** Returns how many rows its transition has still to move. */
    OptionalLong remaining() {
        return state().remaining(split());
    }

    /** Returns the refactoring that splits the code. */
    Refactoring split() {
        return state().changelog().refactorings().get(1);
    }

    /** Returns what {@code mvn edd:status} shows. */
    DatabaseState state() {
        return edd().status(environment());
    }

    private static Edd edd() {
        return new Edd(new PlainSqlFolder(
                "src/main/resources/db/changelog", Path.of("").toAbsolutePath()));
    }

    private Environment environment() {
        return Environment.of(Target.of(database.url()).as(database.username(), database.password()));
    }
}
