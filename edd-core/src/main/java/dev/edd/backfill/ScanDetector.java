package dev.edd.backfill;

import dev.edd.backfill.KeySpace.Grain;
import dev.edd.migration.Dialect;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.JdbiException;
import org.jdbi.v3.core.statement.Query;

/** Asks the database how it would run a statement for one chunk, without running it. */
final class ScanDetector {
    private static final Pattern EXPLAINABLE =
            Pattern.compile("^\\s*(UPDATE|INSERT|DELETE|REPLACE|WITH)\\b.*", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    /** A smaller table that is joined may well be read as a whole. */
    private static final long MANY_ROWS = 2_500;

    private final BackfillTask task;
    private final KeySpace keys;
    private final Dialect dialect;

    ScanDetector(BackfillTask task, KeySpace keys, Dialect dialect) {
        this.task = task;
        this.keys = keys;
        this.dialect = dialect;
    }

    /** Returns whether the whole table would be read; false also where the database cannot tell. */
    boolean scans(Handle handle, String statement, Grain chunk) {
        if (dialect == Dialect.OTHER || !EXPLAINABLE.matcher(statement).matches()) {
            return false;
        }
        try (Query explain = handle.createQuery("EXPLAIN " + statement)) {
            keys.bind(explain, "from", chunk.first());
            keys.bind(explain, "to", chunk.last());
            return explain.map((row, context) -> isScan(row)).stream().anyMatch(scan -> scan);
        } catch (JdbiException notExplained) {
            // Whatever is wrong with the statement is said, with its place, when it runs.
            return false;
        }
    }

    private boolean isScan(ResultSet row) throws SQLException {
        return switch (dialect) {
            case POSTGRESQL -> names("Seq Scan on ", row.getString(1));
            case H2 -> row.getString(1).toLowerCase(Locale.ROOT).contains("." + plain() + ".tablescan");
            case MARIADB, MYSQL ->
                ("ALL".equalsIgnoreCase(row.getString("type")) || "index".equalsIgnoreCase(row.getString("type")))
                        && row.getLong("rows") >= MANY_ROWS;
            case OTHER -> false;
        };
    }

    private boolean names(String step, String line) {
        int at = line.indexOf(step);
        return at >= 0
                && line.substring(at + step.length())
                        .toLowerCase(Locale.ROOT)
                        .replace("\"", "")
                        .matches(Pattern.quote(plain()) + "\\b.*");
    }

    /** Returns the table's name without schema and quotes, in lower case. */
    private String plain() {
        String table = task.table();
        return table.replaceFirst("^(?:(?:\"(?:[^\"]++|\"\")++\"|`(?:[^`]++|``)++`|[^.\"`]++)\\.)++", "")
                .replaceAll("[\"`]", "")
                .toLowerCase(Locale.ROOT);
    }
}
