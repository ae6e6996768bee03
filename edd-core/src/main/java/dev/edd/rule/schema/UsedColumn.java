package dev.edd.rule.schema;

import dev.edd.migration.Dialect;
import dev.edd.rule.Scene;
import dev.edd.rule.text.Outline;
import dev.edd.rule.text.Spelling;
import dev.edd.sql.Action;
import dev.edd.sql.ColumnAction;
import dev.edd.sql.ColumnAction.AddColumn;
import dev.edd.sql.QualifiedName;
import dev.edd.sql.TableAction.AddConstraint;
import dev.edd.sql.TableAction.CreateIndex;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Writes how a column is dropped that has a successor, and that the database does not let go while something uses it.
 *
 * @param uses what {@link ColumnUses} tells
 */
public record UsedColumn(ColumnAction action, Scene scene, List<Action> uses) {
    /** Returns the statements. */
    public String drop() {
        String last = "ALTER TABLE %s %sDROP COLUMN %s;"
                .formatted(
                        action.table(),
                        Spelling.of(scene).isMysql()
                                ? released().map(clause -> clause + ", ").collect(Collectors.joining())
                                : "",
                        Spelling.bare(action));
        String before = scene.engine().dialect() == Dialect.H2
                ? released()
                        .map(clause -> clause.startsWith("DROP INDEX")
                                ? clause + ";\n"
                                : "ALTER TABLE %s %s;\n".formatted(action.table(), clause))
                        .collect(Collectors.joining())
                : "";
        return rebuilt() + before + last;
    }

    /** Returns what nobody but people can write; empty for nothing. */
    private String rebuilt() {
        List<String> users = new ArrayList<>();
        Dependents.computed(action, uses).forEach(add -> users.add("the computed column " + Spelling.bare(add)));
        KnownViews.of(action, scene).forEach(view -> users.add("the view " + view.name()));
        return users.isEmpty()
                ? ""
                : "<drop, or rebuild without %s, what uses it: %s>\n"
                        .formatted(Spelling.bare(action), String.join(", ", users));
    }

    /** PostgreSQL takes indexes and constraints along, the others those of this column alone, but no foreign key of MySQL's. */
    private Stream<String> released() {
        return uses.stream().filter(use -> !(use instanceof AddColumn)).flatMap(this::released);
    }

    private Stream<String> released(Action use) {
        String name = Spelling.bare(action.table(), name(use));
        boolean mysql = Spelling.of(scene).isMysql();
        if (use instanceof CreateIndex create) {
            return isOfSeveral(create.text())
                    ? Stream.of("DROP INDEX " + (name.isEmpty() ? first(use) : name))
                    : Stream.of();
        }
        String body = ((AddConstraint) use).constraint().body();
        return switch (((AddConstraint) use).constraint().kind()) {
            case FOREIGN_KEY ->
                mysql
                        ? Stream.of("DROP FOREIGN KEY " + (name.isEmpty() ? "<its name>" : name))
                        : dropped(name, isOfSeveral(body));
            case CHECK -> dropped(name, true);
            case UNIQUE ->
                mysql && isOfSeveral(body)
                        ? Stream.of("DROP INDEX " + (name.isEmpty() ? first(use) : name))
                        : dropped(name, isOfSeveral(body));
            default -> Stream.of();
        };
    }

    private Stream<String> dropped(String name, boolean demanded) {
        String kind = scene.engine().dialect() == Dialect.MYSQL ? "CHECK" : "CONSTRAINT";
        return demanded && !name.isEmpty() ? Stream.of("DROP %s %s".formatted(kind, name)) : Stream.of();
    }

    private static boolean isOfSeveral(String text) {
        return Outline.listed(text).size() > 1;
    }

    /** Returns the first column, after which MySQL calls an index that nobody names. */
    private static String first(Action use) {
        return Outline.listed(use.text()).get(0);
    }

    /** Returns what something is called; absent where nobody says. */
    static QualifiedName name(Action each) {
        if (each instanceof AddConstraint add) {
            return add.constraint().name();
        }
        return each instanceof CreateIndex create
                ? create.index()
                : each instanceof AddColumn add ? add.column() : QualifiedName.NONE;
    }
}
