package dev.edd.changelog;

import dev.edd.migration.Dialect;
import dev.edd.sql.SqlParser;
import dev.edd.sql.SqlText;
import java.io.IOException;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What can be told of a file without any other: its text, taken apart. Most of the time that a changelog takes to be read
 * is spent here, on all cores.
 *
 * @param written the text; empty where the file cannot be read or holds no SQL
 * @param sql nothing where Liquibase is to read the text
 * @param failure why the file cannot be read
 */
record Draft(
        ChangelogFile file,
        String written,
        SqlText sql,
        @Nullable IOException failure) {
    /** The first line that Liquibase knows such a file by. */
    private static final Pattern FORMATTED_SQL =
            Pattern.compile("\\s*--\\s*liquibase\\s*formatted", Pattern.CASE_INSENSITIVE);

    private static final SqlText NOTHING = new SqlText(List.of(), List.of(), List.of());

    /** Reads a file. */
    static Draft of(ChangelogFile file, Dialect dialect) {
        if (!file.isSql()) {
            return new Draft(file, "", NOTHING, null);
        }
        try {
            String text = file.text();
            SqlText sql = isFormatted(text)
                    ? NOTHING
                    : SqlParser.parse(file.location().path(), text, dialect);
            return new Draft(file, text, sql, null);
        } catch (IOException e) {
            return new Draft(file, "", NOTHING, e);
        }
    }

    /** Returns the whole text; throws what kept it from being read. */
    String text() throws IOException {
        if (failure != null) {
            throw failure;
        }
        return written;
    }

    /** Returns whether the text says of itself that Liquibase shall parse it. */
    boolean isFormatted() {
        return isFormatted(written);
    }

    private static boolean isFormatted(String text) {
        return FORMATTED_SQL.matcher(text).lookingAt();
    }
}
