package dev.edd.rule.text;

import dev.edd.migration.Migration;
import dev.edd.rule.Scene;
import dev.edd.sql.ColumnAction.AddColumn;
import dev.edd.sql.QualifiedName;
import dev.edd.sql.TableAction;
import dev.edd.sql.TableAction.AddConstraint;
import dev.edd.sql.TableAction.CreateIndex;
import dev.edd.sql.TableAction.CreateTable;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
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

    /** The key that a column is. */
    private static final Pattern OF_COLUMN = Pattern.compile(
            "(?:\\bCONSTRAINT\\s+(\\S+)\\s+)?\\b(?:UNIQUE|(PRIMARY\\s+KEY))\\b(?!\\s*(?:KEY\\s*)?\\()",
            Pattern.CASE_INSENSITIVE);

    /** What is no column in the definition of a table. */
    private static final Pattern ELEMENT = Pattern.compile(
            "(?:CONSTRAINT|PRIMARY|UNIQUE|FOREIGN|CHECK|EXCLUDE|LIKE|KEY|INDEX|FULLTEXT|SPATIAL)\\b",
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
        Stream<UniqueKey> columns = Stream.concat(
                migration.statements(CreateTable.class).stream().flatMap(create -> ofColumns(create, scene)),
                migration.statements(AddColumn.class).stream()
                        .flatMap(add -> ofColumn(add.table(), Spelling.bare(add), add.text(), scene)));
        return Stream.of(constraints, columns, indexes(migration))
                .flatMap(keys -> keys)
                .toList();
    }

    private static Stream<UniqueKey> ofColumns(CreateTable create, Scene scene) {
        String text = create.text();
        Outline outline = Outline.of(text, scene.engine().dialect());
        int open = outline.code().indexOf('(');
        if (open < 0 || !OF_COLUMN.matcher(outline.code()).find()) {
            return Stream.empty();
        }
        return Outline.of(
                        text.substring(open + 1, outline.closing(open)),
                        scene.engine().dialect())
                .items()
                .stream()
                .map(String::strip)
                .filter(item -> !ELEMENT.matcher(item).lookingAt())
                .flatMap(item -> ofColumn(create.table(), item.split("\\s", 2)[0], item, scene));
    }

    /** Returns the key that a column's own definition makes it; its name is the one that the database gives. */
    private static Stream<UniqueKey> ofColumn(QualifiedName table, String column, String definition, Scene scene) {
        Matcher key = OF_COLUMN.matcher(
                Outline.of(definition, scene.engine().dialect()).code());
        if (!key.find()) {
            return Stream.empty();
        }
        String owner = Spelling.folded(table.last());
        boolean primary = key.group(2) != null;
        String made = Spelling.of(scene).isMysql()
                ? (primary ? "" : Spelling.folded(column))
                : primary ? owner + "_pkey" : "%s_%s_key".formatted(owner, Spelling.folded(column));
        String name = key.group(1) == null ? made : lower(definition.substring(key.start(1), key.end(1)));
        return Stream.of(new UniqueKey(table, name, columns(column)));
    }

    /** A part of the rows, or nulls that count as the same, are no key of all of them. */
    private static Stream<UniqueKey> indexes(Migration migration) {
        return migration.statements(CreateIndex.class).stream()
                .filter(create -> create.traits().contains(CreateIndex.Trait.UNIQUE))
                .filter(create -> !Mentions.of("WHERE", create.text()))
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

    /** Returns the columns of a list as they are compared: in lower case, without quotes and order. */
    public static Set<String> columns(String list) {
        return items(lower(list)).stream()
                .map(item -> ORDER.matcher(item).replaceFirst("").strip())
                .collect(Collectors.toSet());
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
