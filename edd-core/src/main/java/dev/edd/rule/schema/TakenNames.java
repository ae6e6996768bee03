package dev.edd.rule.schema;

import dev.edd.migration.Migration;
import dev.edd.migration.Statement;
import dev.edd.rule.Scene;
import dev.edd.rule.text.ConstraintName;
import dev.edd.rule.text.Mentions;
import dev.edd.rule.text.Spelling;
import dev.edd.sql.Action;
import dev.edd.sql.ColumnAction.AddColumn;
import dev.edd.sql.ColumnAction.Trait;
import dev.edd.sql.QualifiedName;
import dev.edd.sql.TableAction.AddConstraint;
import dev.edd.sql.TableAction.CreateTable;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The names that PostgreSQL has given to checks of a table, of which another one of the same column cannot have the same. */
record TakenNames(Set<String> names) {
    TakenNames {
        names = Set.copyOf(names);
    }

    /** Returns those of the migrations before the one that adds a constraint. */
    static TakenNames before(AddedConstraint added) {
        QualifiedName table = added.action().table();
        List<Migration> about = added.existing().scene().about(table);
        Set<String> names = new HashSet<>();
        about.subList(0, Math.max(0, about.indexOf(added.existing().migration()))).stream()
                .flatMap(migration -> migration.statements().stream())
                .flatMap(
                        statement -> elements(statement, table, added.existing().scene()))
                .forEach(action -> name(action, Spelling.word(table.last())).forEach(names::add));
        return new TakenNames(names);
    }

    private static Stream<Action> elements(Statement statement, QualifiedName table, Scene scene) {
        if (statement instanceof CreateTable create) {
            return create.table().matches(table) ? TableElements.of(create, scene).all().stream() : Stream.of();
        }
        boolean column = statement instanceof AddColumn add && add.table().matches(table);
        boolean constraint =
                statement instanceof AddConstraint add && add.table().matches(table);
        return column || constraint ? Stream.of((Action) statement) : Stream.of();
    }

    private static Stream<String> name(Action action, String table) {
        if (action instanceof AddConstraint add) {
            return Stream.of(
                    add.constraint().name().isPresent()
                            ? add.constraint().name().last()
                            : ConstraintName.of(add).replaceFirst("^t(?=_)", table));
        }
        return action instanceof AddColumn add
                        && add.definition().is(Trait.CHECK)
                        && !Mentions.of("CONSTRAINT", add.text())
                ? Stream.of("%s_%s_check".formatted(table, Spelling.word(Spelling.bare(add))))
                : Stream.of();
    }

    /** Returns a name with the first number behind it that makes it free, from that one on; 0 stands for none. */
    String free(String name, long from) {
        long number = from;
        while (names.contains(number == 0 ? name : name + number)) {
            number++;
        }
        return number == 0 ? name : name + number;
    }
}
