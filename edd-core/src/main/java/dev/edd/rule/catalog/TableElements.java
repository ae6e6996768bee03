package dev.edd.rule.catalog;

import dev.edd.migration.Dialect;
import dev.edd.migration.Statement;
import dev.edd.sql.Action;
import dev.edd.sql.ColumnAction.AddColumn;
import dev.edd.sql.ColumnAction.Definition;
import dev.edd.sql.ColumnAction.Trait;
import dev.edd.sql.SqlParser;
import dev.edd.sql.TableAction.AddConstraint;
import dev.edd.sql.TableAction.Constraint.Kind;
import dev.edd.sql.TableAction.CreateTable;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Tells what the columns of a table are that is created, by reading them as if each were added to it. */
final class TableElements {
    private TableElements() {}

    /** Returns what a column is; empty if the statement does not say. */
    static Optional<Definition> column(CreateTable create, String column, Dialect dialect) {
        String name = unquoted(column);
        List<Action> actions = actions(create, element -> Mentions.of(name, element), dialect);
        boolean key = actions.stream().anyMatch(action -> isKey(action, name));
        return actions.stream()
                .filter(action -> action instanceof AddColumn)
                .map(AddColumn.class::cast)
                .filter(add -> unquoted(Spelling.bare(add)).equalsIgnoreCase(name))
                .map(add -> key ? notNull(add.definition()) : add.definition())
                .findFirst();
    }

    /** Returns what adds the columns and constraints of a table, one by one. */
    static List<Action> all(CreateTable create, Dialect dialect) {
        return actions(create, element -> true, dialect);
    }

    /** Returns what adds the columns of a table, one by one. */
    static List<AddColumn> columns(CreateTable create, Dialect dialect) {
        return all(create, dialect).stream()
                .filter(action -> action instanceof AddColumn)
                .map(AddColumn.class::cast)
                .toList();
    }

    private static List<Action> actions(CreateTable create, Predicate<String> wanted, Dialect dialect) {
        String text = SqlParser.withoutComments(create.text(), dialect);
        Outline outline = Outline.of(text, dialect);
        int open = outline.code().indexOf('(');
        if (open < 0) {
            return List.of();
        }
        int close = outline.closing(open);
        // To MySQL, H2 and PostgreSQL alike ALTER TABLE t ADD takes what stands between two commas of CREATE TABLE.
        String added = Outline.of(text.substring(open + 1, close), dialect).items().stream()
                .filter(wanted)
                .collect(Collectors.joining(", ADD ", "ALTER TABLE t ADD ", ""));
        List<Statement> statements = SqlParser.parse("", added, dialect).statements();
        return statements.size() == 1 ? SqlParser.actions(statements.get(0), dialect) : List.of();
    }

    private static boolean isKey(Action action, String column) {
        return action instanceof AddConstraint add
                && add.constraint().kind() == Kind.PRIMARY_KEY
                && Mentions.of(column, add.constraint().body());
    }

    private static Definition notNull(Definition definition) {
        Set<Trait> traits = EnumSet.of(Trait.NOT_NULL);
        traits.addAll(definition.traits());
        return new Definition(definition.type(), definition.defaultValue(), traits);
    }

    private static String unquoted(String name) {
        return name.replace("\"", "").replace("`", "");
    }
}
