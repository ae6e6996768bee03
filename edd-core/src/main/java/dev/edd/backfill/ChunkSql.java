package dev.edd.backfill;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jdbi.v3.core.statement.ParsedSql;
import org.jdbi.v3.core.statement.SqlParser;
import org.jdbi.v3.core.statement.StatementContext;

/**
 * Finds the parameters, {@code :from}, in the user's SQL. JDBI's own parser knows no backquotes, so that a quote in a name
 * of MySQL's would hide what stands behind it, and no dollar quotes.
 */
final class ChunkSql implements SqlParser {
    private static final Pattern PART = Pattern.compile(
            "'(?:[^'\\\\]++|''|\\\\.)*+'?|\"(?:[^\"]++|\"\")*+\"?|`(?:[^`]++|``)*+`?"
                    + "|\\$(?<tag>[\\p{L}_]*+)\\$.*?(?:\\$\\k<tag>\\$|\\z)|--[^\\n]*+|/\\*.*?(?:\\*/|\\z)"
                    + "|::|:(?<name>[\\p{L}_][\\p{L}\\p{N}_]*+)",
            Pattern.DOTALL);

    @Override
    public ParsedSql parse(String sql, StatementContext context) {
        ParsedSql.Builder parsed = ParsedSql.builder();
        Matcher part = PART.matcher(sql);
        int end = 0;
        while (part.find()) {
            if (part.group("name") != null) {
                parsed.append(sql.substring(end, part.start())).appendNamedParameter(part.group("name"));
                end = part.end();
            }
        }
        return parsed.append(sql.substring(end)).build();
    }

    @Override
    public String nameParameter(String name, StatementContext context) {
        return ":" + name;
    }
}
