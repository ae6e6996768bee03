package dev.edd.backfill;

import dev.edd.migration.Dialect;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jdbi.v3.core.statement.ParsedSql;
import org.jdbi.v3.core.statement.SqlParser;
import org.jdbi.v3.core.statement.StatementContext;

/**
 * Finds the parameters, {@code :from}, in the user's SQL. JDBI's own parser knows no backquotes, so that a quote in a name
 * of MySQL's would hide what stands behind it, and no dollar quotes. Everything else is the user's, PostgreSQL's operators
 * with a question mark included, which its driver would take for parameters.
 */
final class ChunkSql implements SqlParser {
    /** {@code ''} stands for a quote everywhere, a backslash before one only in some literals. */
    private static final String STANDARD_LITERAL = "'(?:[^']++|'')*+'?|\"(?:[^\"]++|\"\")*+\"?";

    private static final String WITH_BACKSLASHES = "'(?:[^'\\\\]++|''|\\\\.)*+'?";

    private static final String MYSQL_LITERAL =
            WITH_BACKSLASHES + "|\"(?:[^\"\\\\]++|\"\"|\\\\.)*+\"?|`(?:[^`]++|``)*+`?|#[^\\n]*+";

    private static final String COMMON = "|--[^\\n]*+|/\\*.*?(?:\\*/|\\z)"
            + "|\\$(?<tag>(?:[\\p{L}_][\\p{L}\\p{N}_]*+)?)\\$.*?(?:\\$\\k<tag>\\$|\\z)"
            + "|::|:(?<name>[\\p{L}_][\\p{L}\\p{N}_]*+)|\\?\\?|(?<mark>\\?)";

    private static final Pattern STANDARD = pattern(STANDARD_LITERAL);
    private static final Pattern POSTGRESQL =
            pattern("(?<![\\p{L}\\p{N}_$])[eE]" + WITH_BACKSLASHES + "|" + STANDARD_LITERAL);
    private static final Pattern MYSQL = pattern(MYSQL_LITERAL);

    private final Dialect dialect;

    ChunkSql(Dialect dialect) {
        this.dialect = dialect;
    }

    private static Pattern pattern(String literal) {
        return Pattern.compile(literal + COMMON, Pattern.DOTALL);
    }

    private Pattern parts() {
        return switch (dialect) {
            case POSTGRESQL -> POSTGRESQL;
            case MARIADB, MYSQL -> MYSQL;
            case H2, OTHER -> STANDARD;
        };
    }

    @Override
    public ParsedSql parse(String sql, StatementContext context) {
        ParsedSql.Builder parsed = ParsedSql.builder();
        Matcher part = parts().matcher(sql);
        int end = 0;
        while (part.find()) {
            if (part.group("name") != null) {
                parsed.append(sql.substring(end, part.start())).appendNamedParameter(part.group("name"));
                end = part.end();
            } else if (part.group("mark") != null && dialect == Dialect.POSTGRESQL) {
                parsed.append(sql.substring(end, part.start())).append("??");
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
