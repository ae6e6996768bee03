package dev.edd.report;

import static dev.edd.report.Json.array;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.edd.fleet.Cell;
import dev.edd.fleet.Cell.Next;
import dev.edd.fleet.Column;
import dev.edd.fleet.Matrix;
import dev.edd.migration.RefactoringState;
import java.io.IOException;

/** How far every environment has come, for machines. */
final class MatrixJson {
    private MatrixJson() {}

    static String of(Matrix matrix) {
        return Json.write(json -> array(json, "environments", matrix.columns(), each -> column(json, each)));
    }

    private static void column(JsonGenerator json, Column column) throws IOException {
        json.writeStringField("environment", column.environment());
        if (column instanceof Column.Unreachable unreachable) {
            json.writeStringField("unreachable", unreachable.reason());
        } else {
            array(json, "refactorings", column.cells(), each -> cell(json, each));
            array(json, "overdue", column.overdue(), each -> json.writeStringField("reason", each));
        }
    }

    private static void cell(JsonGenerator json, Cell cell) throws IOException {
        json.writeStringField("refactoring", cell.refactoring());
        json.writeStringField("state", cell.state().name());
        if (cell.remaining() >= 0) {
            json.writeNumberField("remaining", cell.remaining());
        }
        if (cell.state() == RefactoringState.TRANSITION) {
            json.writeNumberField("secondsInTransition", cell.age().toSeconds());
        }
        if (cell.next() instanceof Next.Due due) {
            json.writeStringField("due", due.migration());
        } else if (cell.next() instanceof Next.Waiting waiting) {
            json.writeStringField("waits", waiting.migration());
            json.writeStringField("reason", waiting.reason());
        }
    }
}
