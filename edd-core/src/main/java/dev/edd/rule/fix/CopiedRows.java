package dev.edd.rule.fix;

import dev.edd.rule.text.Spelling;
import java.util.stream.Collectors;

/** Writes the backfill that copies rows into another table. */
record CopiedRows(Chunks chunks) {
    /**
     * Returns the directives and the statement that copy the rows into another table, where they are not yet. A row that
     * somebody else changes is waited for, so that none is copied as it was before.
     *
     * @param columns all, if empty
     */
    String to(String to, String columns) {
        boolean mysql = Spelling.isMysql(chunks.dialect());
        String same = chunks.key().columns().stream()
                .map(column ->
                        "copied.%1$s = %2$s.%1$s".formatted(column, chunks.key().table()))
                .collect(Collectors.joining(" AND "));
        String todo = "NOT EXISTS (SELECT 1 FROM %s copied WHERE %s)".formatted(to, same);
        return "%s\nINSERT INTO %s%s SELECT %s FROM %s WHERE %s AND %s %s;"
                .formatted(
                        chunks.directives(todo),
                        to,
                        columns.isEmpty() ? "" : " (%s)%s".formatted(columns, mysql ? "" : " OVERRIDING SYSTEM VALUE"),
                        columns.isEmpty() ? "*" : columns,
                        chunks.key().table(),
                        chunks.range(""),
                        todo,
                        mysql ? "LOCK IN SHARE MODE" : "FOR SHARE");
    }
}
