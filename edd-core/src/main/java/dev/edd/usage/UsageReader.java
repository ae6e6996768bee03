package dev.edd.usage;

import dev.edd.database.Database;
import dev.edd.migration.Changelog;
import dev.edd.migration.Migration;
import dev.edd.migration.MigrationId;
import dev.edd.release.ReleaseEvent;
import dev.edd.release.ReleaseHistory;
import dev.edd.release.Usage;
import dev.edd.release.Usage.Sighting;
import dev.edd.usage.StatementLog.BlindException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Asks a database who still uses what finalizations remove. */
public final class UsageReader {
    private final Database database;

    /** Takes the database, whose connection commits by itself. */
    public UsageReader(Database database) {
        this.database = database;
    }

    /** Notes where the server's statistics stand, so that what is sent from now on can be told; right behind an event. */
    public void note() {
        try {
            log().note();
        } catch (BlindException | SQLException notedIsNothing) {
            // Said by the gate that needs it; the event itself is recorded.
        }
    }

    /** Returns who uses what these finalizations remove, since the last event of a release; changes nothing. */
    public Usage read(Changelog changelog, List<Migration> finalizations, ReleaseHistory releases) {
        Map<MigrationId, List<Removal>> removals = new LinkedHashMap<>();
        for (Migration finalization : finalizations) {
            List<Removal> removed = Removal.of(finalization, database.dialect());
            if (!removed.isEmpty()) {
                removals.put(finalization.id(), removed);
            }
        }
        return removals.isEmpty() ? Usage.UNKNOWN : read(changelog, removals, releases.last());
    }

    private Usage read(Changelog changelog, Map<MigrationId, List<Removal>> removals, Optional<ReleaseEvent> last) {
        Map<MigrationId, List<Sighting>> sightings = new LinkedHashMap<>();
        removals.keySet().forEach(migration -> sightings.put(migration, List.of()));
        if (last.isEmpty()) {
            return new Usage(
                    sightings, "no event of a release is recorded from which on statements count: mvn edd:release");
        }
        try {
            List<SeenStatement> statements = others(changelog, since(last.get()));
            removals.forEach((migration, removed) -> sightings.put(migration, sightings(removed, statements)));
            return new Usage(sightings, "");
        } catch (BlindException e) {
            return new Usage(sightings, String.valueOf(e.getMessage()));
        } catch (SQLException e) {
            String words = String.valueOf(database.redaction().clean(e).getMessage());
            return new Usage(
                    sightings,
                    "the server does not tell: " + words.lines().findFirst().orElse(""));
        }
    }

    /** Leaves a transaction that the caller has open as it was, even where the server refuses to answer. */
    private List<String> since(ReleaseEvent event) throws SQLException, BlindException {
        Connection connection = database.connection();
        if (connection.getAutoCommit()) {
            return log().since(event);
        }
        Savepoint before = connection.setSavepoint();
        try {
            return log().since(event);
        } finally {
            connection.rollback(before);
        }
    }

    private static List<SeenStatement> others(Changelog changelog, List<String> texts) {
        OwnStatements own = new OwnStatements(changelog);
        return texts.stream()
                .map(SeenStatement::new)
                .filter(SeenStatement::readsOrWrites)
                .filter(statement -> !own.contain(statement))
                .toList();
    }

    private static List<Sighting> sightings(List<Removal> removals, List<SeenStatement> statements) {
        List<Sighting> sightings = new ArrayList<>();
        for (SeenStatement statement : statements) {
            removals.stream()
                    .filter(statement::names)
                    .findFirst()
                    .ifPresent(removal -> sightings.add(new Sighting(removal.written(), statement.quote())));
        }
        return sightings;
    }

    private StatementLog log() {
        return switch (database.dialect()) {
            case POSTGRESQL -> new PgStatStatements(database);
            case MARIADB, MYSQL -> new StatementDigests(database);
            case H2, OTHER ->
                event -> {
                    throw new BlindException("%s keeps no statistics of statements".formatted(database.dialect()));
                };
        };
    }
}
