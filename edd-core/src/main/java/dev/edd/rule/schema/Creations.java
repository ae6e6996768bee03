package dev.edd.rule.schema;

import dev.edd.migration.Migration;
import dev.edd.migration.Statement;
import dev.edd.rule.Scene;
import dev.edd.sql.Action;
import dev.edd.sql.ColumnAction.AddColumn;
import dev.edd.sql.ObjectAction;
import dev.edd.sql.ObjectAction.CreateObject;
import dev.edd.sql.ObjectAction.CreateRoutine;
import dev.edd.sql.QualifiedName;
import dev.edd.sql.TableAction.CreateTable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The statements of a migration that make a table, column or object, by its name. */
public final class Creations {
    private static final Scene.Fact<Migration, Creations> IN_MIGRATION =
            Scene.Fact.here((migration, scene) -> new Creations(migration));

    private final List<Statement> statements;
    private final Map<String, List<Creation>> byName = new HashMap<>();

    private Creations(Migration migration) {
        this.statements = migration.statements();
        for (int i = 0; i < statements.size(); i++) {
            QualifiedName name = name(statements.get(i));
            if (name.isPresent()) {
                byName.computeIfAbsent(name.last(), unseen -> new ArrayList<>(1))
                        .add(new Creation(statements.get(i), i));
            }
        }
    }

    private record Creation(Statement statement, int place) {}

    /** Returns those of a migration of the scene's refactoring. */
    public static Creations in(Migration migration, Scene scene) {
        return IN_MIGRATION.of(migration, scene);
    }

    /** Returns what a statement makes; absent for nothing. */
    static QualifiedName name(Statement statement) {
        if (statement instanceof CreateTable create) {
            return create.table();
        }
        if (statement instanceof AddColumn add) {
            return add.column();
        }
        return statement instanceof CreateObject || statement instanceof CreateRoutine
                ? ((ObjectAction) statement).name()
                : QualifiedName.NONE;
    }

    /** Returns what makes something of that name, qualifiers set aside, in order. */
    public Stream<Statement> of(QualifiedName name) {
        return created(name).stream().map(Creation::statement);
    }

    /** Returns whether one of those is such. */
    boolean any(QualifiedName name, Predicate<Statement> such) {
        for (Creation creation : created(name)) {
            if (such.test(creation.statement())) {
                return true;
            }
        }
        return false;
    }

    /** Returns those of {@link #of} that stand before an action. */
    Stream<Statement> before(Action action, QualifiedName name) {
        int end = place(action);
        return where(place -> place < end, name);
    }

    /** Returns those of {@link #of} that stand behind an action. */
    public Stream<Statement> behind(Action action, QualifiedName name) {
        int start = place(action);
        return where(place -> place > start, name);
    }

    private Stream<Statement> where(IntPredicate place, QualifiedName name) {
        return created(name).stream()
                .filter(creation -> place.test(creation.place()))
                .map(Creation::statement);
    }

    private List<Creation> created(QualifiedName name) {
        return byName.getOrDefault(name.last(), List.of());
    }

    @SuppressWarnings("ReferenceEquality") // an action is the one that the migration has
    private int place(Action action) {
        for (int i = 0; i < statements.size(); i++) {
            if (statements.get(i) == action) {
                return i;
            }
        }
        return -1;
    }
}
