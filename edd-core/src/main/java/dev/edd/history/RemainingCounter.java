package dev.edd.history;

import dev.edd.database.Database;
import dev.edd.migration.Dialect;
import dev.edd.migration.Directives;
import dev.edd.migration.Migration;
import dev.edd.migration.MigrationId;
import dev.edd.sql.SqlParser;
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
    private static final BigDecimal LARGEST = BigDecimal.valueOf(Long.MAX_VALUE);

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

    /**
     * Returns whether rows are left to be moved, as far as the migration's query tells; true if it has none. It need not
     * count them for that.
     */
    public boolean isAnyLeft(Database database, Migration migration) {
        List<Directives.Directive> queries = migration.directives().named(Directives.Name.REMAINING);
        if (queries.isEmpty()) {
            return true;
        }
        Directives.Directive query = queries.get(0);
        return SqlParser.firstCounted(query.value(), database.dialect())
                .filter(first -> database.dialect() != Dialect.OTHER)
                .map(first -> ask(database, migration, first, ResultSet::next))
                .orElseGet(() -> count(database, migration, query) > 0);
    }

    private static long count(Database database, Migration migration, Directives.Directive query) {
        return ask(database, migration, query.value(), rows -> onlyNumber(rows).orElseThrow(NotOneNumber::new));
    }

    private static <T> T ask(Database database, Migration migration, String query, ReadOnlyQuery.Answer<T> answer) {
        try {
            return ReadOnlyQuery.run(database.connection(), query, answer);
        } catch (SQLException e) {
            Directives.Directive directive =
                    migration.directives().named(Directives.Name.REMAINING).get(0);
            throw new RemainingQueryFailedException(
                    migration.id(), directive, database.redaction().clean(e));
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
        // A number that no long can hold must not become a small one, or 0.
        return wholeAndAlone ? OptionalLong.of(number.min(LARGEST).longValue()) : OptionalLong.empty();
    }

    /** The query ran and its answer is no count. */
    private static final class NotOneNumber extends SQLException {
        private static final long serialVersionUID = 1L;

        NotOneNumber() {
            super("The result is not one whole number from 0 up.");
        }
    }
}
