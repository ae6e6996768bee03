package dev.edd.execution;

import java.sql.SQLException;
import java.util.Set;

/** Tells from what a database says that a schema change has been made before. */
final class DoneBefore {
    /** PostgreSQL and H2: a table, column, index, constraint, schema or other object that is there, or is not. */
    private static final Set<String> STATES = Set.of(
            // PostgreSQL: duplicate and undefined schema, table, column, object, function; enum value.
            "42P06",
            "42P07",
            "42701",
            "42710",
            "42723",
            "3F000",
            "42P01",
            "42703",
            "42704",
            "42883",
            // H2: duplicate and undefined table, column, index, schema, sequence, view, constraint, trigger, user.
            "42S01",
            "42S21",
            "42S11",
            "90078",
            "90035",
            "90038",
            "90045",
            "90041",
            "90033",
            "90058",
            "42S02",
            "42S03",
            "42S04",
            "42S22",
            "42S12",
            "90079",
            "90036",
            "90037",
            "90057",
            "90042",
            "90032");

    /** MySQL and MariaDB, in the order of their manuals. */
    private static final Set<Integer> CODES = Set.of(
            1007, 1008, 1050, 1051, 1054, 1060, 1061, 1068, 1091, 1146, 1304, 1305, 1359, 1360, 1396, 1826, 1022, 121,
            3822, 3821, 4030, 4091, 4092, 1517, 1507);

    private DoneBefore() {}

    static boolean is(Exception failure) {
        return Causes.of(failure, SQLException.class)
                .anyMatch(sql ->
                        STATES.contains(String.valueOf(sql.getSQLState())) || CODES.contains(sql.getErrorCode()));
    }
}
