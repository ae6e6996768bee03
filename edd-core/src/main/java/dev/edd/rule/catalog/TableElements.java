package dev.edd.rule.catalog;

import dev.edd.migration.Dialect;
import dev.edd.migration.Statement;
import dev.edd.rule.Scene;
import dev.edd.sql.Action;
import dev.edd.sql.ColumnAction.AddColumn;
import dev.edd.sql.ColumnAction.Definition;
import dev.edd.sql.ColumnAction.Trait;
import dev.edd.sql.SqlParser;
import dev.edd.sql.TableAction.AddConstraint;
import dev.edd.sql.TableAction.Constraint.Kind;
import dev.edd.sql.TableAction.CreateTable;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Tells what the columns of a table are that is created, by reading them as if each were added to it. Thread-safe. */
final class TableElements {
    private static final Scene.Fact<CreateTable, TableElements> OF_TABLE = Scene.Fact.everywhere(
            (create, scene) -> new TableElements(create, scene.engine().dialect()));

    private final Dialect dialect;
    private final ElementTexts texts;
    private @Nullable List<Action> all;

    private TableElements(CreateTable create, Dialect dialect) {
        this.dialect = dialect;
        this.texts = ElementTexts.of(create, dialect);
    }

    /** Returns those of a statement of the scene's changelog. */
    static TableElements of(CreateTable create, Scene scene) {
        return OF_TABLE.of(create, scene);
    }

    /** Returns what a column is; empty if the statement does not say. */
    Optional<Definition> column(String column) {
        String name = ElementTexts.unquoted(column);
        List<Action> actions = actions(texts.about(name));
        boolean key = actions.stream().anyMatch(action -> isKey(action, name));
        return actions.stream()
                .filter(action -> action instanceof AddColumn)
                .map(AddColumn.class::cast)
                .filter(add -> ElementTexts.unquoted(Spelling.bare(add)).equalsIgnoreCase(name))
                .map(add -> key ? notNull(add.definition()) : add.definition())
                .findFirst();
    }

    /** Returns what adds the columns and constraints of a table, one by one. */
    List<Action> all() {
        if (all == null) {
            all = actions(texts.all());
        }
        return all;
    }

    /** Returns what adds the columns of a table, one by one. */
    List<AddColumn> columns() {
        return all().stream()
                .filter(action -> action instanceof AddColumn)
                .map(AddColumn.class::cast)
                .toList();
    }

    /** To MySQL, H2 and PostgreSQL alike ALTER TABLE t ADD takes what stands between two commas of CREATE TABLE. */
    private List<Action> actions(Collection<String> elements) {
        if (elements.isEmpty()) {
            return List.of();
        }
        String added = "ALTER TABLE t ADD " + String.join(", ADD ", elements);
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
}
