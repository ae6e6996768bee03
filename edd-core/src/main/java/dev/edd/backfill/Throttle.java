package dev.edd.backfill;

import dev.edd.database.Database;
import dev.edd.migration.Dialect;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Something that makes a backfill wait for as long as it lasts. */
public sealed interface Throttle {
    /** Returns why the backfill has to wait now, as a clause; empty where it may go on. */
    Optional<String> reason(Moment now) throws SQLException;

    /**
     * What a throttle judges by.
     *
     * @param database its connection is in auto-commit mode
     * @param time the runner's wall clock
     */
    record Moment(Database database, LocalTime time, Replicas replicas) {
        private static final int LONGEST_SECONDS = 10;

        /** Returns the first number of a query's first row, 1 for true; 0 for false, for no row and for {@code NULL}. */
        private double number(String sql) throws SQLException {
            try (Statement statement = database.connection().createStatement()) {
                // Else nobody would know any more whether the backfill may go on.
                statement.setQueryTimeout(LONGEST_SECONDS);
                try (ResultSet result = statement.executeQuery(sql)) {
                    if (!result.next()) {
                        return 0;
                    }
                    // PostgreSQL's driver makes no number of it.
                    return result.getObject(1) instanceof Boolean truth ? (truth ? 1 : 0) : result.getDouble(1);
                }
            }
        }
    }

    /**
     * The time of day at which a backfill may work, by the clock of the machine that runs it.
     *
     * @param from the first moment
     * @param to the first moment that is too late; before {@code from} where the night is meant
     */
    record Window(LocalTime from, LocalTime to) implements Throttle {
        /** Returns the window that {@code 22:00-05:00} names. */
        public static Window of(String text) {
            String[] ends = text.split("-", 2);
            try {
                LocalTime from = LocalTime.parse(ends[0].strip());
                LocalTime to = LocalTime.parse(ends[ends.length - 1].strip().replace("24:00", "00:00"));
                if (from.equals(to)) {
                    throw new WindowNotUnderstoodException(text);
                }
                return new Window(from, to);
            } catch (DateTimeParseException e) {
                throw new WindowNotUnderstoodException(text);
            }
        }

        @Override
        public Optional<String> reason(Moment now) {
            boolean late = !now.time().isBefore(to);
            boolean early = now.time().isBefore(from);
            boolean outside = from.isBefore(to) ? early || late : early && late;
            return outside ? Optional.of("it is outside the window %s-%s".formatted(from, to)) : Optional.empty();
        }
    }

    /**
     * A query of the user's, whose first number is 0 while the backfill may work.
     *
     * @param sql runs about twice a second, on a connection of its own
     */
    record Query(String sql) implements Throttle {
        @Override
        public Optional<String> reason(Moment now) throws SQLException {
            double number = number(now);
            return number > 0
                    ? Optional.of(String.format(Locale.ROOT, "edd.throttleQuery returned %.0f", Math.ceil(number)))
                    : Optional.empty();
        }

        private double number(Moment now) throws SQLException {
            try {
                return now.number(sql);
            } catch (SQLException e) {
                throw new UselessParameterException("edd.throttleQuery: " + e.getMessage(), e);
            }
        }
    }

    /**
     * Replicas that lag behind. PostgreSQL's primary knows how far behind they are; MySQL's and MariaDB's does not, so the
     * replicas are asked themselves.
     *
     * @param most how far the slowest replica may be behind
     * @param urls the JDBC URLs of the replicas that are to be asked; of no use on PostgreSQL
     */
    record ReplicaLag(Duration most, List<String> urls) implements Throttle {
        public ReplicaLag {
            urls = List.copyOf(urls);
        }

        @Override
        public Optional<String> reason(Moment now) throws SQLException {
            Dialect dialect = now.database().dialect();
            return switch (dialect) {
                case POSTGRESQL -> ofPrimary(now);
                case MARIADB, MYSQL -> ofReplicas(now, dialect);
                case H2, OTHER ->
                    throw new UselessParameterException(
                            "edd.maxLag knows nothing of replicas of %s; let edd.throttleQuery read how far behind they are"
                                    .formatted(dialect));
            };
        }

        private Optional<String> ofReplicas(Moment now, Dialect dialect) throws SQLException {
            if (urls.isEmpty()) {
                throw new UselessParameterException(
                        "edd.maxLag needs edd.replicas on %s, the JDBC URLs of its replicas: the primary does not know how far behind they are"
                                .formatted(dialect));
            }
            return urls.stream()
                    .flatMap(url -> now.replicas().tooFar(url, most).stream())
                    .findFirst();
        }

        private Optional<String> ofPrimary(Moment now) throws SQLException {
            if (now.number("SELECT CAST(pg_has_role('pg_read_all_stats', 'USAGE') AS INT)") == 0) {
                throw new UselessParameterException("edd.maxLag sees no lag without the role pg_read_all_stats: "
                        + "GRANT pg_read_all_stats TO the account of edd.username, or leave edd.maxLag out");
            }
            double seconds =
                    now.number("SELECT COALESCE(MAX(EXTRACT(EPOCH FROM replay_lag)), 0) FROM pg_stat_replication");
            return seconds * 1000 > most.toMillis()
                    ? Optional.of(String.format(Locale.ROOT, "a replica is %.1f s behind", seconds))
                    : Optional.empty();
        }
    }
}
