package dev.edd.rule.fix;

import dev.edd.migration.Dialect;
import dev.edd.migration.Phase;
import dev.edd.rule.Scene;
import dev.edd.rule.schema.CopyTarget;
import dev.edd.rule.schema.OneTimeCopy;
import dev.edd.rule.text.CopyQuery;
import dev.edd.rule.text.Mentions;
import dev.edd.rule.text.Outline;
import dev.edd.rule.text.Spelling;
import dev.edd.sql.Action;
import dev.edd.sql.DataAction.Insert;
import dev.edd.sql.DataAction.Merge;
import dev.edd.sql.SqlParser;
import dev.edd.sql.TableAction.CreateTable;
import java.util.regex.Pattern;

/** Writes how what a statement copies is copied each time the transition runs, where rows are not copied one by one. */
record CopiedAgain(OneTimeCopy copy, Scene scene) {
    /** What a query may end with, and nothing may stand behind. */
    private static final Pattern LAST =
            Pattern.compile("\\b(?:ORDER\\s+BY|LIMIT|OFFSET|FETCH|FOR)\\b", Pattern.CASE_INSENSITIVE);

    /** What gives each run other values, so that no row is found to be there already. */
    private static final Pattern VOLATILE = Pattern.compile(
            "\\b(?:nextval|gen_random_uuid|uuid_generate_v\\d|random_uuid|uuid|random|rand|clock_timestamp|now)\\s*\\("
                    + "|\\b(?:CURRENT_TIMESTAMP|LOCALTIMESTAMP|NEXT\\s+VALUE\\s+FOR)\\b",
            Pattern.CASE_INSENSITIVE);

    /** Returns the statement that makes the copy without rows; empty where another one makes it. */
    static String emptyTable(OneTimeCopy copy, Dialect dialect) {
        if (!(copy.action() instanceof CreateTable create)) {
            return "";
        }
        return dialect == Dialect.POSTGRESQL
                ? "CREATE TABLE %s AS %s WITH NO DATA;".formatted(copy.target(), CopyQuery.written(create, dialect))
                : create.text().strip() + " LIMIT 0;";
    }

    String fix() {
        return FilledFromTable.fix(copy.action(), scene).orElseGet(this::atOnce);
    }

    private String atOnce() {
        SafeWay way = SafeWay.of(
                "Copy in the transition, which gets the rest when it runs again; what is to be right at once needs a trigger on %s:",
                copy.sources().get(0).table());
        String table = emptyTable(copy, scene.engine().dialect());
        if (!table.isEmpty()) {
            way.in(Phase.INITIAL, "%s", table);
        }
        return way.in(
                        Phase.TRANSITION,
                        "%s",
                        copy.action() instanceof Merge merge ? merged(merge) : inserted(copy.action()))
                .toString();
    }

    private String merged(Merge merge) {
        return Mentions.of("USING", merge.text())
                ? Chunks.of(merge, scene)
                : merge.text().strip() + ";";
    }

    private String inserted(Action action) {
        Dialect dialect = scene.engine().dialect();
        String text = action instanceof Insert
                ? action.text().strip()
                : "INSERT INTO %s %s".formatted(copy.target(), CopyQuery.written(action, dialect));
        if (action instanceof Insert insert && insert.conflict() != Insert.Conflict.FAILS) {
            return text + ";";
        }
        if (Spelling.isMysql(dialect)) {
            return text.replaceFirst("(?i)^INSERT\\s+INTO\\b", "INSERT IGNORE INTO") + ";";
        }
        if (VOLATILE.matcher(SqlParser.code(text, dialect)).find()
                && text.endsWith(CopyQuery.written(action, dialect).strip())) {
            return made(text, action, dialect);
        }
        text = enclosed(text, action, dialect);
        String columns = CopyTarget.columns(text);
        String there = columns.isEmpty() ? "*" : columns.substring(1, columns.length() - 1);
        return "%s EXCEPT SELECT %s FROM %s%s;"
                .formatted(text, there, copy.target(), dialect == Dialect.POSTGRESQL ? " ON CONFLICT DO NOTHING" : "");
    }

    /** Returns a statement that leaves out the rows that somebody else has to tell. */
    private String made(String text, Action action, Dialect dialect) {
        String query = action instanceof Insert insert
                ? insert.query().strip()
                : CopyQuery.written(action, dialect).strip();
        return "%sSELECT * FROM (%s) made WHERE NOT EXISTS (SELECT 1 FROM %s copied WHERE <it was made of the same row>);"
                .formatted(text.substring(0, text.length() - query.length()), query, copy.target());
    }

    /** Returns a statement with its query in parentheses if it ends with what belongs to no part of it. */
    private static String enclosed(String text, Action action, Dialect dialect) {
        String query = action instanceof Insert insert ? insert.query().strip() : "";
        Outline outline = Outline.of(query, dialect);
        boolean ends = LAST.matcher(outline.code()).results().anyMatch(word -> outline.isOutside(word.start()));
        return ends && text.endsWith(query)
                ? "%s(%s)".formatted(text.substring(0, text.length() - query.length()), query)
                : text;
    }
}
