package dev.edd.rule.catalog;

import dev.edd.migration.Dialect;
import dev.edd.migration.Migration;
import dev.edd.rule.Scene;
import dev.edd.sql.Action;
import dev.edd.sql.ColumnAction.AddColumn;
import dev.edd.sql.ColumnAction.Trait;
import dev.edd.sql.QualifiedName;
import dev.edd.sql.TableAction.AddConstraint;
import dev.edd.sql.TableAction.Constraint.Kind;
import dev.edd.sql.TableAction.CreateTable;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Tells a table's primary key from the refactorings before the one at hand; reads no database. */
final class Key {
    /** What a key is called where nobody says. */
    private static final List<String> UNKNOWN = List.of("id");

    private final QualifiedName table;
    private final Scene scene;

    private Key(QualifiedName table, Scene scene) {
        this.table = table;
        this.scene = scene;
    }

    /** Returns the columns as written, in their order; {@code id} where no statement of the changelog says. */
    static List<String> of(QualifiedName table, Scene scene) {
        return new Key(table, scene).columns();
    }

    private List<String> columns() {
        List<String> columns = UNKNOWN;
        for (Migration migration : scene.about(table)) {
            if (scene.refactoring().migrations().contains(migration)) {
                break;
            }
            for (Action action : actions(migration)) {
                List<String> key = key(action);
                columns = key.isEmpty() ? columns : key;
            }
        }
        return columns;
    }

    private List<Action> actions(Migration migration) {
        Dialect dialect = scene.engine().dialect();
        List<Action> actions = new ArrayList<>();
        migration.statements(CreateTable.class).stream()
                .filter(create -> create.table().matches(table))
                .forEach(create -> actions.addAll(TableElements.all(create, dialect)));
        migration.statements(AddConstraint.class).stream()
                .filter(add -> add.table().matches(table))
                .forEach(actions::add);
        return actions;
    }

    private static List<String> key(Action action) {
        if (action instanceof AddColumn add && add.definition().is(Trait.PRIMARY_KEY)) {
            return List.of(Spelling.bare(add));
        }
        return action instanceof AddConstraint add && add.constraint().kind() == Kind.PRIMARY_KEY
                ? listed(add.constraint().body())
                : List.of();
    }

    /** Returns what {@code (tenant_id, code(10) DESC)} lists, without more than the names. */
    private static List<String> listed(String body) {
        int open = body.indexOf('(');
        int close = body.lastIndexOf(')');
        return open < 0 || close < open
                ? List.of()
                : Stream.of(TableElements.topLevelCommas(body.substring(open + 1, close), "\0")
                                .split("\0"))
                        .map(column -> column.strip().replaceFirst("(?i)\\s*(?:\\(\\d+\\))?(?:\\s+(?:ASC|DESC))?$", ""))
                        .toList();
    }
}
