package dev.edd.sql;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The tables that MySQL's {@code UPDATE} and {@code DELETE} join, by the names that the statement has for them. */
final class JoinedTables {
    private static final Set<String> BEHIND_TABLE = Words.of("""
            JOIN INNER CROSS LEFT RIGHT OUTER NATURAL STRAIGHT_JOIN ON USING PARTITION USE FORCE IGNORE SET WHERE
            FOR ORDER LIMIT RETURNING
            """);

    private final Sentence sentence;
    private final Cursor cursor;
    private final Map<String, QualifiedName> tables = new LinkedHashMap<>();

    private JoinedTables(Sentence sentence) {
        this.sentence = sentence;
        this.cursor = sentence.cursor();
    }

    /** Reads to the word behind them, or to the end. */
    static JoinedTables read(Sentence sentence, String end) {
        JoinedTables joined = new JoinedTables(sentence);
        joined.readTo(end);
        return joined;
    }

    private void readTo(String end) {
        boolean expected = true;
        while (!cursor.atEnd() && !cursor.at(end)) {
            if (expected && Names.at(cursor)) {
                table();
                expected = false;
            } else {
                expected = cursor.at(',') || cursor.at("JOIN") || cursor.at("STRAIGHT_JOIN");
                cursor.skip();
            }
        }
    }

    private void table() {
        QualifiedName table = sentence.name();
        cursor.accept("AS");
        boolean aliased = Names.at(cursor) && !BEHIND_TABLE.contains(cursor.keyword());
        tables.put(aliased ? sentence.name().last() : table.last(), table);
    }

    /** Returns the tables that a {@code SET} assigns to; the first one where it does not say of which its columns are. */
    Set<QualifiedName> assigned() {
        Set<QualifiedName> assigned = new LinkedHashSet<>();
        cursor.accept("SET");
        do {
            List<String> column = sentence.name().parts();
            if (column.size() > 1 && tables.containsKey(column.get(column.size() - 2))) {
                assigned.add(tables.get(column.get(column.size() - 2)));
            }
            while (!cursor.atEndOfItem() && !cursor.at("WHERE")) {
                cursor.skip();
            }
        } while (cursor.accept(','));
        return assigned.isEmpty() ? Set.of(first()) : assigned;
    }

    private QualifiedName first() {
        return tables.isEmpty()
                ? QualifiedName.NONE
                : tables.values().iterator().next();
    }

    /** Returns the table that the statement has a name for; the name itself if none of them goes by it. */
    QualifiedName named(QualifiedName name) {
        return name.isPresent() ? tables.getOrDefault(name.last(), name) : name;
    }
}
