package dev.edd.backfill;

import dev.edd.database.Database;
import dev.edd.database.Target;
import dev.edd.migration.EddException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLSyntaxErrorException;
import java.sql.Statement;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The replicas of a MySQL or MariaDB server, which alone know how far behind it they are. Each is connected to when it is
 * first asked, and again after its connection broke. Used by one thread.
 */
final class Replicas implements AutoCloseable {
    private static final int LONGEST_SECONDS = 10;

    private final Database primary;
    private final Map<String, Database> open = new HashMap<>();

    Replicas(Database primary) {
        this.primary = primary;
    }

    /**
     * Returns why a replica is not close enough behind, as a clause; empty where it is. One that does not replicate or does
     * not answer is not: nobody knows how far behind it is.
     */
    Optional<String> tooFar(String url, Duration most) {
        try {
            return tooFar(open.computeIfAbsent(url, primary::openElsewhere), most)
                    .map(clause -> named(url, clause));
        } catch (EddException | SQLException e) {
            String why = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
            close(open.remove(url));
            return Optional.of(
                    named(url, "cannot be asked: " + primary.redaction().clean(why)));
        }
    }

    private static String named(String url, String clause) {
        return "the replica %s %s".formatted(Target.of(url).displayUrl(), clause);
    }

    private static Optional<String> tooFar(Database replica, Duration most) throws SQLException {
        try {
            // MySQL's word since 8.0.22, and its only one since 8.4; MariaDB's since 10.5.
            return tooFar(replica, most, "SHOW REPLICA STATUS");
        } catch (SQLSyntaxErrorException older) {
            return tooFar(replica, most, "SHOW SLAVE STATUS");
        }
    }

    private static Optional<String> tooFar(Database replica, Duration most, String query) throws SQLException {
        try (Statement statement = replica.connection().createStatement()) {
            statement.setQueryTimeout(LONGEST_SECONDS);
            try (ResultSet sources = statement.executeQuery(query)) {
                int column = secondsBehind(sources);
                double worst = -1;
                while (sources.next()) {
                    worst = Math.max(worst, sources.getDouble(column));
                    if (sources.wasNull()) {
                        return Optional.of("does not replicate");
                    }
                }
                return clause(worst, most);
            }
        }
    }

    private static Optional<String> clause(double secondsBehind, Duration most) {
        if (secondsBehind < 0) {
            return Optional.of("replicates from nobody");
        }
        return 1000 * secondsBehind > most.toMillis()
                ? Optional.of(String.format(Locale.ROOT, "is %.0f s behind", secondsBehind))
                : Optional.empty();
    }

    /** Returns the column that MySQL calls {@code Seconds_Behind_Source} by now, and MariaDB {@code …_Master}. */
    private static int secondsBehind(ResultSet sources) throws SQLException {
        for (int column = 1; column <= sources.getMetaData().getColumnCount(); column++) {
            if (sources.getMetaData().getColumnLabel(column).startsWith("Seconds_Behind_")) {
                return column;
            }
        }
        throw new SQLException("it has no column Seconds_Behind_Source");
    }

    @Override
    public void close() {
        open.values().forEach(Replicas::close);
    }

    private static void close(@Nullable Database replica) {
        if (replica != null) {
            replica.close();
        }
    }
}
