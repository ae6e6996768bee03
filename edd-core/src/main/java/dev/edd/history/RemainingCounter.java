package dev.edd.history;

import dev.edd.database.Database;
import dev.edd.migration.Directives;
import dev.edd.migration.Migration;
import dev.edd.migration.MigrationId;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/** Counts the rows that transitions have still to move, with the query that each brings along. */
public final class RemainingCounter {
    /**
     * Returns the counts of those migrations that have a {@code remaining} directive, in the order given. The first
     * query that does not yield a number ends it with an exception. Queries run one by one, in a read-only transaction
     * each, so that none can change a row; a transaction that the caller has open is used as it is.
     */
    public Map<MigrationId, Long> count(Database database, Collection<Migration> migrations) {
        Map<MigrationId, Long> counts = new LinkedHashMap<>();
        for (Migration migration : migrations) {
            List<Directives.Directive> queries = migration.directives().named(Directives.Name.REMAINING);
            if (!queries.isEmpty()) {
                counts.put(migration.id(), count(database, migration, queries.get(0)));
            }
        }
        return Collections.unmodifiableMap(counts);
    }

    private static long count(Database database, Migration migration, Directives.Directive query) {
        try {
            return ReadOnlyQuery.run(database.connection(), query.value(), rows -> onlyNumber(rows)
                    .orElseThrow(NotOneNumber::new));
        } catch (SQLException e) {
            throw new RemainingQueryFailedException(
                    migration.id(), query, database.redaction().clean(e));
        }
    }

    private static OptionalLong onlyNumber(ResultSet rows) throws SQLException {
        boolean oneNumber =
                rows.getMetaData().getColumnCount() == 1 && rows.next() && rows.getObject(1) instanceof Number;
        if (!oneNumber) {
            return OptionalLong.empty();
        }
        BigDecimal number = rows.getBigDecimal(1);
        boolean wholeAndAlone =
                number.signum() >= 0 && number.stripTrailingZeros().scale() <= 0 && !rows.next();
        return wholeAndAlone ? OptionalLong.of(number.longValue()) : OptionalLong.empty();
    }

    /** The query ran and its answer is no count. */
    private static final class NotOneNumber extends SQLException {
        private static final long serialVersionUID = 1L;

        NotOneNumber() {
            super("The result is not one whole number from 0 up.");
        }
    }
}
