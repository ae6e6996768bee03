package dev.edd.rule.catalog;

import dev.edd.migration.Dialect;
import dev.edd.rule.Scene;
import dev.edd.sql.ColumnAction;
import dev.edd.sql.QualifiedName;

/** Writes SQL for fixes as the database at hand wants it. */
record Spelling(Dialect dialect) {
    static Spelling of(Scene scene) {
        return new Spelling(scene.engine().dialect());
    }

    /** Returns the column's name without its table's. */
    static String bare(ColumnAction action) {
        return bare(action.table(), action.column());
    }

    /** Returns a member's name without its owner's, as written. */
    static String bare(QualifiedName owner, QualifiedName member) {
        String prefix = owner.written() + ".";
        return member.written().startsWith(prefix) ? member.written().substring(prefix.length()) : member.written();
    }

    /** Returns a name without the quotes and qualifiers that cannot stand inside another name. */
    static String word(String name) {
        return name.replaceAll("[^\\p{L}\\p{N}_]", "");
    }

    /**
     * Returns the statement that lets a column be null.
     *
     * @param type its type, as MySQL wants it said again
     */
    String dropNotNull(QualifiedName table, String column, String type) {
        return isMysql()
                ? "ALTER TABLE %s MODIFY %s %s NULL;".formatted(table, column, type)
                : "ALTER TABLE %s ALTER COLUMN %s DROP NOT NULL;".formatted(table, column);
    }

    /**
     * Returns the statement that forbids nulls.
     *
     * @param type its type, as MySQL wants it said again
     */
    String setNotNull(QualifiedName table, String column, String type) {
        return isMysql()
                ? "ALTER TABLE %s MODIFY %s %s NOT NULL;".formatted(table, column, type)
                : "ALTER TABLE %s ALTER COLUMN %s SET NOT NULL;".formatted(table, column);
    }

    /** Returns a backfill's directives and its statement. */
    static String backfill(QualifiedName table, String assignment, String todo) {
        return """
                --edd backfill: %1$s by id
                --edd remaining: SELECT COUNT(*) FROM %1$s WHERE %3$s
                UPDATE %1$s SET %2$s WHERE id BETWEEN :from AND :to AND %3$s;""".formatted(table, assignment, todo);
    }

    boolean isMysql() {
        return dialect == Dialect.MYSQL || dialect == Dialect.MARIADB;
    }
}
