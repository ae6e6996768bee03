package dev.edd.rule.catalog;

import dev.edd.migration.Dialect;
import dev.edd.migration.Phase;
import dev.edd.rule.fix.SafeWay;
import dev.edd.rule.schema.Existing;
import dev.edd.sql.Action;
import dev.edd.sql.DataAction.Query;
import dev.edd.sql.QualifiedName;
import dev.edd.sql.SqlParser;
import dev.edd.sql.TableAction.CreateTable;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A statement of PostgreSQL's or MariaDB's from which on numbers are given that may be in use, and which is not called {@code RESTART}.
 *
 * @param what it does
 * @param fix how the numbers go on instead
 */
record SequenceReset(Action action, String what, String fix) {
    private static final Pattern SETVAL = Pattern.compile(
            "\\bsetval\\s*\\(\\s*((?:pg_get_serial_sequence\\s*\\(\\s*)?'([^']+)'(?:\\s*,\\s*'[^']*'\\s*\\))?)"
                    + "(?:\\s*::\\s*regclass)?\\s*,\\s*(\\d+)\\s*[,)]",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern ASKS = Pattern.compile("\\b(?:nextval|last_value)\\b", Pattern.CASE_INSENSITIVE);

    /** Returns those of a migration. */
    static Stream<SequenceReset> in(Existing existing) {
        boolean changes = existing.migration().phase() != Phase.TRANSITION;
        return switch (existing.scene().engine().dialect()) {
            case POSTGRESQL -> Stream.concat(set(existing), changes ? SequenceAnew.in(existing) : Stream.of());
            case MARIADB -> changes ? SequenceAnew.replaced(existing) : Stream.of();
            case MYSQL, H2, OTHER -> Stream.of();
        };
    }

    private static Stream<SequenceReset> set(Existing existing) {
        return existing.migration().statements(Query.class).stream()
                .filter(query -> !ASKS.matcher(query.text()).find())
                .flatMap(query -> SETVAL.matcher(query.text())
                        .results()
                        .filter(call -> !isNew(query, SqlParser.name(call.group(2), Dialect.POSTGRESQL), existing))
                        .map(call -> new SequenceReset(
                                query,
                                "has the numbers of %s go on from %s".formatted(call.group(2), call.group(3)),
                                onwards(
                                        call.group(1),
                                        call.group(3),
                                        existing.migration().phase()))));
    }

    /** Returns whether the migration creates a sequence, by itself or along with its table, whose name will do. */
    static boolean isNew(Action action, QualifiedName name, Existing existing) {
        return existing.createsBefore(action, name)
                || existing.migration().statements(CreateTable.class).stream()
                        .map(create -> create.table().last())
                        .anyMatch(table ->
                                name.last().equals(table) || name.last().startsWith(table + "_"));
    }

    /** Returns how a sequence goes on from a number, unless it is further on. */
    static String onwards(String sequence, String number, Phase phase) {
        return SafeWay.of("Let it go on from there only if it has not come so far:")
                .in(phase, "SELECT setval(%1$s, %2$s) WHERE nextval(%1$s) < %2$s;", sequence, number)
                .toString();
    }
}
