package dev.edd.rule.fix;

import dev.edd.migration.Dialect;
import dev.edd.migration.Migration;
import dev.edd.rule.Finding;
import dev.edd.rule.RuleMetadata;
import dev.edd.rule.Scene;
import dev.edd.rule.schema.Existing;
import dev.edd.rule.text.Outline;
import dev.edd.rule.text.Reach;
import dev.edd.sql.DataAction.Query;
import dev.edd.sql.QualifiedName;
import dev.edd.sql.SqlParser;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A query that locks all rows of an existing table against writers.
 *
 * @param rest the query without its lock
 */
public record LockedRows(Query query, QualifiedName table, String rest) {
    private static final Pattern NOT_PLAIN = Pattern.compile(
            "(?i)\\b(?:JOIN|LIMIT|FETCH|UNION|INTERSECT|EXCEPT|GROUP|HAVING)\\b|\\bSELECT\\b.*\\bSELECT\\b");

    private static final Pattern LOCKS = Pattern.compile(
            "(?i)\\s*\\b(?:FOR\\s+(?:NO\\s+KEY\\s+)?UPDATE|FOR\\s+SHARE|LOCK\\s+IN\\s+SHARE\\s+MODE)\\b[^()]*$");

    private static final Pattern FROM = Pattern.compile(
            "(?is)\\bFROM\\s+(?:ONLY\\s+)?(" + Outline.NAME + ")(?:\\s+(?:AS\\s+)?(?!WHERE\\b|ORDER\\b)[\\w\"`]+)?\\s*"
                    + "(?:\\bWHERE\\b(.*?))?(?:\\bORDER\\s+BY\\b.*)?$");

    /** Returns a rule's findings about those of a migration, in order. */
    public static Stream<Finding> findings(Migration migration, Scene scene, RuleMetadata rule) {
        Existing existing = new Existing(migration, scene);
        return migration.statements(Query.class).stream()
                .flatMap(query -> in(query, scene).stream())
                .filter(locked -> existing.table(locked.table()))
                .map(locked -> rule.at(
                        locked.query().location(),
                        "%s locks all rows of %s.".formatted(migration.id(), locked.table()),
                        SafeWay.of("Read without a lock; who changes a row locks it then:")
                                .in(migration.phase(), "%s;", locked.rest())
                                .toString()));
    }

    private static Optional<LockedRows> in(Query query, Scene scene) {
        Dialect dialect = scene.engine().dialect();
        Outline outline = Outline.of(query.text().strip(), dialect);
        Matcher locks = LOCKS.matcher(outline.code());
        if (!locks.find()) {
            return Optional.empty();
        }
        String rest = outline.text().substring(0, locks.start());
        return allOf(rest, dialect).map(table -> new LockedRows(query, table, rest));
    }

    /** Returns the only table of a query that reads all of its rows, or all that have a value; empty for other queries. */
    static Optional<QualifiedName> allOf(String query, Dialect dialect) {
        Outline outline = Outline.of(query, dialect);
        Matcher from = FROM.matcher(outline.code());
        return NOT_PLAIN.matcher(outline.code()).find() || !from.find() || !isAll(from.group(2))
                ? Optional.empty()
                : Optional.of(SqlParser.name(query.substring(from.start(1), from.end(1)), dialect));
    }

    private static boolean isAll(@Nullable String where) {
        return where == null || Reach.of(where.strip(), term -> false, false) == Reach.ALL;
    }
}
