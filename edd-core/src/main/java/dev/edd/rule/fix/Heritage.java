package dev.edd.rule.fix;

import dev.edd.migration.Dialect;
import dev.edd.rule.Scene;
import dev.edd.rule.schema.Columns;
import dev.edd.rule.schema.Key;
import dev.edd.rule.schema.UsedColumn;
import dev.edd.sql.Action;
import dev.edd.sql.ColumnAction.Trait;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a column takes over from the one in whose place it comes.
 *
 * @param uses what uses the old one
 */
record Heritage(SecondColumn second, List<Action> uses) {
    /** Returns what adds the new column. */
    String add() {
        return "ALTER TABLE %s ADD COLUMN %s %s%s;"
                .formatted(
                        second.table(), second.name(), second.values().type(), new SecondDemands(second, uses).kept());
    }

    /** Returns what builds its indexes where nobody waits for that, each on a new line. */
    String indexesAtOnce() {
        SecondIndexes indexes = new SecondIndexes(second, uses);
        return dialect() == Dialect.POSTGRESQL
                ? ""
                : lines(Stream.concat(
                        indexes.create(false), second.values().fits() ? indexes.create(true) : Stream.of()));
    }

    /** Returns what gives the new column what the old one demanded, each on a new line. */
    String demands() {
        boolean late = dialect() != Dialect.POSTGRESQL && !second.values().fits();
        return lines(Stream.concat(
                new SecondDemands(second, uses).statements().stream(),
                late ? new SecondIndexes(second, uses).create(true) : Stream.of()));
    }

    /** Returns what drops the old column, on a new line. */
    String drop() {
        return "\n" + new UsedColumn(second.action(), scene(), uses).drop();
    }

    /** Returns what nobody can paste, in place of what goes with the old column otherwise, on a new line; empty for nothing. */
    String byHand() {
        List<String> things = new ArrayList<>();
        if (Key.of(second.table(), scene()).stream().anyMatch(second.old()::equalsIgnoreCase)) {
            things.add("the primary key and what refers to it");
        }
        if (Columns.at(scene(), second.action())
                .filter(before -> before.is(Trait.NUMBERED))
                .isPresent()) {
            things.add("the numbers");
        }
        return things.isEmpty()
                ? ""
                : "\n<give %s what %s has: %s>".formatted(second.name(), second.old(), String.join(", ", things));
    }

    private Dialect dialect() {
        return scene().engine().dialect();
    }

    private Scene scene() {
        return second.scene();
    }

    private static String lines(Stream<String> lines) {
        return lines.map(line -> "\n" + line).collect(Collectors.joining());
    }
}
