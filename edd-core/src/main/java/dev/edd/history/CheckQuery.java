package dev.edd.history;

import dev.edd.database.Database;
import dev.edd.migration.Directives.Directive;
import dev.edd.migration.Directives.Name;
import dev.edd.migration.Migration;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Asks for the rows that a transition should not have left, with the queries that it brings along. */
public final class CheckQuery {
    /** How many rows are shown: enough to see what is wrong with them. */
    public static final int SHOWN = 10;

    private static final int LONGEST_VALUE = 100;

    /**
     * Returns the first rows that the checks of a migration find, each as {@code id = 7, code = AB}, and one line more
     * where there are more; empty where all is well or nothing is checked.
     */
    public List<String> offending(Database database, Migration migration) {
        List<String> rows = new ArrayList<>();
        for (Directive check : migration.directives().named(Name.CHECK)) {
            try {
                rows.addAll(ReadOnlyQuery.run(database.connection(), check.value(), CheckQuery::first));
            } catch (SQLException e) {
                throw new CheckQueryFailedException(
                        migration.id(), check, database.redaction().clean(e));
            }
        }
        return rows;
    }

    private static List<String> first(ResultSet result) throws SQLException {
        List<String> rows = new ArrayList<>();
        while (rows.size() < SHOWN && result.next()) {
            rows.add(row(result));
        }
        if (rows.size() == SHOWN && result.next()) {
            rows.add("… and more");
        }
        return rows;
    }

    private static String row(ResultSet result) throws SQLException {
        List<String> columns = new ArrayList<>();
        for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
            String value = String.valueOf(result.getString(i));
            columns.add("%s = %s"
                    .formatted(
                            result.getMetaData().getColumnLabel(i),
                            value.length() > LONGEST_VALUE ? value.substring(0, LONGEST_VALUE) + "…" : value));
        }
        return String.join(", ", columns);
    }
}
