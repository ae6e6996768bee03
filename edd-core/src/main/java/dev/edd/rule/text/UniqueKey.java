package dev.edd.rule.text;

import dev.edd.migration.Migration;
import dev.edd.rule.Scene;
import dev.edd.sql.QualifiedName;
import dev.edd.sql.TableAction;
import dev.edd.sql.TableAction.AddConstraint;
import dev.edd.sql.TableAction.CreateIndex;
import dev.edd.sql.TableAction.CreateTable;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Columns that no two rows of a table have alike, as a statement says.
 *
 * @param name of the constraint or index in lower case; empty where nobody says
 * @param columns in lower case
 */
public record UniqueKey(QualifiedName table, String name, Set<String> columns) {
    private static final Scene.Fact<Migration, List<UniqueKey>> IN_MIGRATION = Scene.Fact.everywhere(UniqueKey::read);

    private static final Pattern UNIQUE = Pattern.compile(
            "(?:\\bCONSTRAINT\\s+([\\w\"`$]+)\\s+)?\\b(?:UNIQUE|PRIMARY\\s+KEY)(?:\\s+(?:KEY|INDEX))?\\s*+([\\w\"`]*+)\\s*+"
                    + "\\(([\\w\"`, ]+)\\)",
            Pattern.CASE_INSENSITIVE);

    /** The columns of a unique index, where they are no more than that. */
    private static final Pattern INDEX = Pattern.compile("^[^(]*\\(([\\w\"`, ]+)\\)");

    /** How an index sorts, which makes no difference to what it takes twice. */
    private static final Pattern ORDER =
            Pattern.compile("(?i)(?:\\s+\\w+_ops)?(?:\\s+(?:ASC|DESC))?(?:\\s+NULLS\\s+(?:FIRST|LAST))?\\s*$");

    /** What MySQL's index has of a text: {@code email(10)}. */
    private static final Pattern PREFIX = Pattern.compile("^([\\w`]+)\\s*\\((\\d+)\\)$");

    /** Returns those that a migration demands of tables that it creates or alters. */
    public static List<UniqueKey> in(Migration migration, Scene scene) {
        return IN_MIGRATION.of(migration, scene);
    }

    /** Returns the statements of a migration that may demand a constraint. */
    public static Stream<TableAction> definitions(Migration migration) {
        return migration.statements(TableAction.class).stream()
                .filter(each -> each instanceof CreateTable || each instanceof AddConstraint);
    }

    private static List<UniqueKey> read(Migration migration, Scene scene) {
        Stream<UniqueKey> constraints = definitions(migration).flatMap(definition -> UNIQUE.matcher(definition.text())
                .results()
                .map(key -> new UniqueKey(definition.table(), name(key, definition), columns(key.group(3)))));
        return Stream.concat(constraints, indexes(migration, scene)).toList();
    }

    /** Elsewhere than on MySQL an index is dropped without a word of its table, so that nobody knows how long it lasts. */
    private static Stream<UniqueKey> indexes(Migration migration, Scene scene) {
        return migration.statements(CreateIndex.class).stream()
                .filter(create ->
                        Spelling.of(scene).isMysql() && create.traits().contains(CreateIndex.Trait.UNIQUE))
                .flatMap(create -> INDEX.matcher(create.text())
                        .results()
                        .map(key -> new UniqueKey(
                                create.table(), lower(create.index().last()), columns(key.group(1)))));
    }

    /** Returns the name that is said, or that the database gives. */
    private static String name(MatchResult key, TableAction definition) {
        String said = lower(key.group(1) == null ? key.group(2) : key.group(1));
        return said.isEmpty() && definition instanceof AddConstraint ? lower(ConstraintName.of(definition)) : said;
    }

    private static String lower(String name) {
        return name.replaceAll("[\"`]", "").toLowerCase(Locale.ROOT);
    }

    private static Set<String> columns(String list) {
        return items(list.toLowerCase(Locale.ROOT));
    }

    /** Returns what rows must not have alike because of one item of a unique index. */
    public static String expression(String item) {
        return PREFIX.matcher(ORDER.matcher(item).replaceFirst("").strip()).replaceFirst("LEFT($1, $2)");
    }

    /** Returns what stands between the commas of a list. */
    public static Set<String> items(String list) {
        return Stream.of(list.split(",", -1)).map(String::strip).collect(Collectors.toSet());
    }
}
