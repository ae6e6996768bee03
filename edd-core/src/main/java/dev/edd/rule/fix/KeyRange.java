package dev.edd.rule.fix;

import dev.edd.migration.Dialect;
import dev.edd.migration.Directives.BackfillKey;
import java.util.List;
import java.util.stream.Collectors;

/** Writes what holds for the rows of a batch: that their key is between the two ends, as the database best finds it. */
public record KeyRange(BackfillKey key, Dialect dialect) {
    /** Returns the condition; each column is written behind a prefix, such as an alias and its dot. */
    public String of(String prefix) {
        List<String> columns =
                key.columns().stream().map(column -> prefix + column).toList();
        if (columns.size() > 1 && dialect == Dialect.POSTGRESQL) {
            return "(%s) BETWEEN (%s) AND (%s)".formatted(String.join(", ", columns), ends("from"), ends("to"));
        }
        String first = "%s BETWEEN %s AND %s".formatted(columns.get(0), end("from", 0), end("to", 0));
        return columns.size() == 1
                ? first
                : "%s AND %s AND %s".formatted(first, beyond(columns, ">", "from", 0), beyond(columns, "<", "to", 0));
    }

    private String ends(String end) {
        return key.columns().stream()
                .map(column -> end(end, key.columns().indexOf(column)))
                .collect(Collectors.joining(", "));
    }

    private String end(String end, int column) {
        return ":" + key.parameters(end, column).get(0);
    }

    /** Returns what holds for keys that are not beyond an end, as databases find it by an index. */
    private String beyond(List<String> columns, String sign, String end, int column) {
        String name = columns.get(column);
        String value = end(end, column);
        if (column == columns.size() - 1) {
            return "%s %s= %s".formatted(name, sign, value);
        }
        String rest = beyond(columns, sign, end, column + 1);
        return column == 0
                ? "(%s %s %s OR %s)".formatted(name, sign, value, rest)
                : "(%1$s %2$s %3$s OR (%1$s = %3$s AND %4$s))".formatted(name, sign, value, rest);
    }
}
