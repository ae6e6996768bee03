package dev.edd.risk;

import dev.edd.database.Database;
import dev.edd.migration.Dialect;
import dev.edd.plan.Plan;
import dev.edd.plan.Step;
import dev.edd.plan.Step.Risk;
import dev.edd.plan.Step.Risk.Loss;
import dev.edd.sql.SqlParser;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Adds to the risk of steps how many rows are concerned, as far as the database knows without counting. */
public final class RowEstimates {
    private static final String POSTGRESQL = """
            SELECT SUM(GREATEST(CAST(c.reltuples AS BIGINT), COALESCE(pg_stat_get_live_tuples(c.oid), -1)))
            FROM pg_class c
            WHERE c.relkind IN ('r', 'm', 'f') AND (c.oid = to_regclass(?) OR c.oid IN
                (SELECT relid FROM pg_partition_tree(to_regclass(?))))
            HAVING COUNT(*) > 0""";

    private static final String MYSQL = """
            SELECT TABLE_ROWS FROM INFORMATION_SCHEMA.TABLES
            WHERE LOWER(TABLE_NAME) = LOWER(?) AND TABLE_SCHEMA = COALESCE(NULLIF(?, ''), DATABASE())""";

    /** It may fold names to either case, or to none; of two tables the one that is named in this very way is meant. */
    private static final String H2 = """
            SELECT ROW_COUNT_ESTIMATE FROM INFORMATION_SCHEMA.TABLES
            WHERE UPPER(TABLE_NAME) = UPPER(?1) AND UPPER(TABLE_SCHEMA) = UPPER(COALESCE(NULLIF(?2, ''), CURRENT_SCHEMA))
            ORDER BY CASE WHEN TABLE_NAME = ?1 THEN 0 ELSE 1 END""";

    private final Database database;

    /** Takes the database, where nothing is changed. */
    public RowEstimates(Database database) {
        this.database = database;
    }

    /** Returns the plan with the rows that each table loses, where the database can tell. */
    public Plan in(Plan plan) {
        List<Step> steps = new ArrayList<>();
        for (Step step : plan.steps()) {
            List<Loss> losses = step.risk().losses().stream()
                    .map(loss -> new Loss(loss.table(), loss.what(), rows(loss.table())))
                    .toList();
            steps.add(step.with(new Risk(step.risk().level(), losses)));
        }
        return plan.with(steps);
    }

    /** A table that nobody has counted, or that is not there yet, is no reason not to show the plan. */
    private long rows(String table) {
        try {
            return database.dialect() == Dialect.POSTGRESQL
                    ? first(POSTGRESQL, table, table)
                    : rows(SqlParser.name(table, database.dialect()).parts());
        } catch (SQLException unknown) {
            return Loss.UNKNOWN;
        }
    }

    private long rows(List<String> name) throws SQLException {
        int last = name.size() - 1;
        String schema = last < 1 ? "" : name.get(last - 1);
        String table = last < 0 ? "" : name.get(last);
        return switch (database.dialect()) {
            case MARIADB, MYSQL -> first(MYSQL, table, schema);
            case H2 -> first(H2, table, schema);
            case POSTGRESQL, OTHER -> Loss.UNKNOWN;
        };
    }

    private long first(String query, String one, String other) throws SQLException {
        try (PreparedStatement statement = database.connection().prepareStatement(query)) {
            statement.setString(1, one);
            statement.setString(2, other);
            try (ResultSet row = statement.executeQuery()) {
                boolean known = row.next() && row.getObject(1) != null && row.getLong(1) >= 0;
                return known ? row.getLong(1) : Loss.UNKNOWN;
            }
        }
    }
}
