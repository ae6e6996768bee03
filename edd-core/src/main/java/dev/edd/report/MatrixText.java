package dev.edd.report;

import dev.edd.fleet.Cell;
import dev.edd.fleet.Cell.Next;
import dev.edd.fleet.Column;
import dev.edd.fleet.Matrix;
import dev.edd.migration.RefactoringState;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** How far every environment has come, for people. */
final class MatrixText {
    private MatrixText() {}

    /** Returns a line for each refactoring with a column for each environment, then what is next in each. */
    static String of(Matrix matrix) {
        Table table = new Table();
        List<String> head = new ArrayList<>(List.of("REFACTORING"));
        matrix.columns().forEach(column -> head.add(column.environment()));
        table.row(head.toArray(String[]::new));
        for (String refactoring : matrix.refactorings()) {
            List<String> row = new ArrayList<>(List.of(refactoring));
            matrix.columns().forEach(column -> row.add(cell(column, refactoring)));
            table.row(row.toArray(String[]::new));
        }
        StringBuilder text = new StringBuilder();
        matrix.overdue().forEach(each -> text.append("OVERDUE  %s.\n".formatted(each)));
        text.append(table.indentedBy(0));
        matrix.columns().forEach(column -> text.append(next(column)));
        return text.toString().stripTrailing();
    }

    private static String cell(Column column, String refactoring) {
        return column.cell(refactoring).map(MatrixText::words).orElse(column instanceof Column.Unreachable ? "?" : "-");
    }

    private static String words(Cell cell) {
        if (cell.state() != RefactoringState.TRANSITION) {
            return cell.state().toString();
        }
        return "IN TRANSITION for %s%s".formatted(age(cell.age()), left(cell.remaining()));
    }

    private static String left(long rows) {
        if (rows == Cell.UNKNOWN) {
            return ", unknown how many rows left";
        }
        return rows > 0 ? ", %s left".formatted(Amount.count(rows, "row")) : "";
    }

    private static String age(Duration age) {
        if (age.toHours() > 0) {
            return age.toDays() > 0 ? Amount.count(age.toDays(), "day") : Amount.count(age.toHours(), "hour");
        }
        return age.toMinutes() > 0 ? Amount.count(age.toMinutes(), "minute") : "less than a minute";
    }

    private static String next(Column column) {
        if (column instanceof Column.Unreachable unreachable) {
            return "%s cannot be read: %s\n".formatted(column.environment(), unreachable.reason());
        }
        Table table = new Table();
        for (Cell cell : column.cells()) {
            if (cell.next() instanceof Next.Due due) {
                table.row("due", due.migration());
            } else if (cell.next() instanceof Next.Waiting waiting) {
                table.row("waits", waiting.migration(), waiting.reason());
            }
        }
        String rows = table.indentedBy(2);
        return rows.isEmpty()
                ? "%s is up to date\n".formatted(column.environment())
                : "Next in %s:\n%s".formatted(column.environment(), rows);
    }
}
