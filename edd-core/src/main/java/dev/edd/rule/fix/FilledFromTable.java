package dev.edd.rule.fix;

import dev.edd.migration.Dialect;
import dev.edd.migration.Directives.BackfillKey;
import dev.edd.migration.Migration;
import dev.edd.migration.Phase;
import dev.edd.rule.Finding;
import dev.edd.rule.RuleMetadata;
import dev.edd.rule.Scene;
import dev.edd.rule.schema.Existing;
import dev.edd.rule.text.Mentions;
import dev.edd.rule.text.Outline;
import dev.edd.rule.text.Spelling;
import dev.edd.sql.Action;
import dev.edd.sql.DataAction.Insert;
import dev.edd.sql.QualifiedName;
import dev.edd.sql.TableAction.CreateTable;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A statement that writes what a query finds, for which MySQL and MariaDB lock all rows of a table against writers.
 *
 * @param source the table that is read
 * @param query as written
 */
public record FilledFromTable(Action action, QualifiedName source, String query) {
    private static final Pattern QUERY = Pattern.compile("(?is)\\bSELECT\\b.*");

    /** What reads rows as they were when it began, and locks none. */
    private static final Pattern COMMITTED = Pattern.compile("(?i)\\bREAD[\\s-]+(?:UN)?COMMITTED\\b");

    private static final Pattern CONFLICT = Pattern.compile("(?is)\\s*\\bON\\s+DUPLICATE\\s+KEY\\b.*");

    /** Groups by one column, which rows can be gone through by: each chunk has all rows of its groups. */
    private static final Pattern GROUPED = Pattern.compile("(?is)(.*?)\\s*+\\bGROUP\\s++BY\\s++([\\w`]++)\\s*+");

    /** Returns a rule's findings about those of a migration, in order. */
    public static Stream<Finding> findings(Migration migration, Scene scene, RuleMetadata rule) {
        if (!Spelling.isMysql(scene.engine().dialect()) || readsCommitted(migration)) {
            return Stream.empty();
        }
        Existing existing = new Existing(migration, scene);
        return Stream.concat(
                        migration.statements(Insert.class).stream(), migration.statements(CreateTable.class).stream())
                .flatMap(action -> of(action, scene).stream())
                .filter(filled -> existing.table(filled.source()))
                .map(filled -> rule.at(
                        filled.action().location(),
                        "%s locks all rows of %s while it copies them.".formatted(migration.id(), filled.source()),
                        filled.fix(scene)));
    }

    /** Returns how rows are copied in batches; empty where the database locks none. */
    static Optional<String> fix(Action action, Scene scene) {
        return Spelling.isMysql(scene.engine().dialect())
                ? of(action, scene).map(filled -> filled.fix(scene))
                : Optional.empty();
    }

    private static Optional<FilledFromTable> of(Action action, Scene scene) {
        if (action instanceof Insert insert && !insert.query().isEmpty()) {
            return read(insert, insert.query(), scene);
        }
        return action instanceof CreateTable create && create.traits().contains(CreateTable.Trait.FROM_QUERY)
                ? read(create, query(create.text()), scene)
                : Optional.empty();
    }

    /** Returns whether the migration reads rows as others have committed them, and locks none that it does not change. */
    public static boolean readsCommitted(Migration migration) {
        return migration.statements(Action.class).stream()
                .anyMatch(action -> COMMITTED.matcher(action.text()).find());
    }

    private static String query(String text) {
        Matcher query = QUERY.matcher(text);
        return query.find() ? query.group() : "";
    }

    private static Optional<FilledFromTable> read(Action action, String query, Scene scene) {
        String plain = CONFLICT.matcher(query).replaceFirst("").strip();
        Dialect dialect = scene.engine().dialect();
        return LockedRows.allOf(ungrouped(plain), dialect).map(source -> new FilledFromTable(action, source, plain));
    }

    private static String ungrouped(String query) {
        Matcher grouped = GROUPED.matcher(query);
        return grouped.matches() && !isAlias(grouped.group(2), query) ? grouped.group(1) : query;
    }

    private static boolean isAlias(String name, String query) {
        return Pattern.compile("(?is)(?:\\)\\s*|\\bAS\\s+)%s(?!\\w)".formatted(Pattern.quote(name)))
                .matcher(query)
                .find();
    }

    private Chunks chunks(String rows, Scene scene) {
        Matcher grouped = GROUPED.matcher(query);
        return rows.equals(query) || !grouped.matches()
                ? Chunks.of(source, scene)
                : new Chunks(
                        new BackfillKey(source.written(), List.of(grouped.group(2))),
                        scene.engine().dialect(),
                        List.of());
    }

    private String fix(Scene scene) {
        SafeWay way = SafeWay.of("Copy the rows in the transition, in batches:");
        if (action instanceof CreateTable create && !create.traits().contains(CreateTable.Trait.TEMPORARY)) {
            way.in(Phase.INITIAL, "%s LIMIT 0;", create.text().strip());
        }
        String rows = ungrouped(query);
        Chunks chunks = chunks(rows, scene);
        boolean some =
                Mentions.of("WHERE", Outline.of(query, scene.engine().dialect()).code());
        String batch =
                "%s%s %s%s".formatted(rows, some ? " AND" : " WHERE", chunks.range(""), query.substring(rows.length()));
        String insert = action instanceof CreateTable create
                ? "INSERT IGNORE INTO %s %s".formatted(create.table(), batch)
                : guarded(action.text().strip()).replace(query, batch);
        return way.in(Phase.TRANSITION, "%s\n%s;", chunks.directives("<it is not done yet>"), insert)
                .toString();
    }

    /** Returns the statement so that it can run again. */
    private static String guarded(String insert) {
        return CONFLICT.matcher(insert).find()
                ? insert
                : insert.replaceFirst("(?i)^INSERT\\s+INTO\\b", "INSERT IGNORE INTO");
    }
}
