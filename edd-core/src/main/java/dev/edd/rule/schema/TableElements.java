package dev.edd.rule.schema;

import dev.edd.rule.Scene;
import dev.edd.rule.text.Mentions;
import dev.edd.rule.text.Spelling;
import dev.edd.sql.Action;
import dev.edd.sql.ColumnAction.AddColumn;
import dev.edd.sql.ColumnAction.Definition;
import dev.edd.sql.ColumnAction.Trait;
import dev.edd.sql.SqlParser;
import dev.edd.sql.TableAction.AddConstraint;
import dev.edd.sql.TableAction.Constraint.Kind;
import dev.edd.sql.TableAction.CreateTable;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Tells what the columns and constraints of a table are that is created, by reading them as if each were added to it. */
public final class TableElements {
    private static final Scene.Fact<CreateTable, TableElements> OF_TABLE = Scene.Fact.everywhere((create, scene) ->
            new TableElements(SqlParser.elements(create, scene.engine().dialect())));

    private final List<Action> all;
    private final Map<String, AddColumn> byName = new HashMap<>();

    private TableElements(List<Action> all) {
        this.all = List.copyOf(all);
        for (Action action : all) {
            if (action instanceof AddColumn add) {
                byName.putIfAbsent(key(Spelling.bare(add)), add);
            }
        }
    }

    /** Returns those of a statement of the scene's changelog. */
    public static TableElements of(CreateTable create, Scene scene) {
        return OF_TABLE.of(create, scene);
    }

    /** Returns what a column is; empty if the statement does not say. */
    Optional<Definition> column(String column) {
        AddColumn add = byName.get(key(column));
        if (add == null) {
            return Optional.empty();
        }
        boolean key = all.stream().anyMatch(action -> isKey(action, unquoted(column)));
        return Optional.of(key ? notNull(add.definition()) : add.definition());
    }

    /** Returns what adds the columns and constraints of a table, one by one. */
    public List<Action> all() {
        return all;
    }

    /** Returns what adds the columns of a table, one by one. */
    List<AddColumn> columns() {
        return all.stream()
                .filter(action -> action instanceof AddColumn)
                .map(AddColumn.class::cast)
                .toList();
    }

    private static String key(String name) {
        return unquoted(name).toLowerCase(Locale.ROOT);
    }

    private static String unquoted(String name) {
        return name.replace("\"", "").replace("`", "");
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
