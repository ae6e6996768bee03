package dev.edd.rule.schema;

import dev.edd.migration.Dialect;
import dev.edd.migration.SequenceNumber;
import dev.edd.migration.Statement;
import dev.edd.rule.Scene;
import dev.edd.rule.text.Mentions;
import dev.edd.rule.text.Outline;
import dev.edd.rule.text.Spelling;
import dev.edd.sql.Action;
import dev.edd.sql.ColumnAction.AddColumn;
import dev.edd.sql.ColumnAction.RenameColumn;
import dev.edd.sql.ColumnAction.Trait;
import dev.edd.sql.QualifiedName;
import dev.edd.sql.SqlParser;
import dev.edd.sql.TableAction.AddConstraint;
import dev.edd.sql.TableAction.Constraint.Kind;
import dev.edd.sql.TableAction.CreateTable;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Tells a table's primary key from the refactorings before the one at hand; reads no database. */
public final class Key {
    /** What a key is called where nobody says. */
    private static final List<String> UNKNOWN = List.of("id");

    /** What stands for the key of a table that has none, as far as the changelog tells. */
    public static final List<String> MISSING = List.of("<its key>");

    /** No database has longer keys. */
    private static final int MOST = 32;

    private static final Scene.Fact<QualifiedName, Key> OF_TABLE = Scene.Fact.everywhere(Key::new);

    private final QualifiedName table;
    private final Scene scene;

    /** The columns before each refactoring that has to do with the table. */
    private final Map<SequenceNumber, List<String>> before = new HashMap<>();

    private List<String> columns;

    private Key(QualifiedName table, Scene scene) {
        this.table = table;
        this.scene = scene;
        this.columns = pointed().orElse(UNKNOWN);
        for (TableStory.Event event : TableStory.of(table, scene)) {
            before.putIfAbsent(event.migration().number(), columns);
            columns = after(event.statement(), columns);
        }
    }

    /** Returns the columns as written, in their order; {@code id} where no statement of the changelog says or points to another one, a mark to be replaced where there is none. */
    public static List<String> of(QualifiedName table, Scene scene) {
        Key key = OF_TABLE.of(table, scene);
        return key.before.getOrDefault(scene.refactoring().number(), key.columns);
    }

    /** Returns what foreign keys of other tables point to, which is a key. */
    private Optional<List<String>> pointed() {
        return Optional.of(PointedKeys.of(table, scene)).filter(Key::isUsable);
    }

    private List<String> after(Statement statement, List<String> before) {
        if (statement instanceof RenameColumn rename) {
            return before.stream()
                    .map(column ->
                            isSame(column, rename.column()) ? Spelling.bare(rename.table(), rename.to()) : column)
                    .toList();
        }
        if (statement instanceof CreateTable create) {
            TableElements elements = TableElements.of(create, scene);
            return elements.all().stream()
                    .map(this::key)
                    .filter(Key::isUsable)
                    .reduce(lacksId(create, elements) ? pointed().orElse(MISSING) : before, (first, last) -> last);
        }
        boolean adds = statement instanceof AddConstraint || statement instanceof AddColumn;
        List<String> key = adds ? key((Action) statement) : before;
        return isUsable(key) ? key : before;
    }

    /** Returns whether all columns are said, and none of them is the one that a key is taken to be. */
    private static boolean lacksId(CreateTable create, TableElements elements) {
        return !elements.columns().isEmpty()
                && elements.columns().stream()
                        .noneMatch(column -> column.column().last().equals("id"))
                && !Mentions.of("LIKE", create.text())
                && !Mentions.of("INHERITS", create.text());
    }

    private static boolean isUsable(List<String> key) {
        return !key.isEmpty() && key.size() <= MOST;
    }

    private List<String> key(Action action) {
        if (action instanceof AddColumn add && add.definition().is(Trait.PRIMARY_KEY)) {
            return List.of(Spelling.bare(add));
        }
        return action instanceof AddConstraint add && add.constraint().kind() == Kind.PRIMARY_KEY
                ? listed(add.constraint().body())
                : List.of();
    }

    /** Returns what {@code (tenant_id, code(10) DESC) INCLUDE (name)} lists first, without more than the names. */
    private List<String> listed(String body) {
        return Outline.listed(body).stream()
                .map(column -> SqlParser.name(column, dialect()).written())
                .toList();
    }

    private boolean isSame(String column, QualifiedName name) {
        return SqlParser.name(column, dialect()).last().equals(name.last());
    }

    private Dialect dialect() {
        return scene.engine().dialect();
    }
}
