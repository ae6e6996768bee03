package dev.edd.rule.catalog;

import dev.edd.rule.Scene;
import dev.edd.sql.ObjectAction.CreateRoutine;
import dev.edd.sql.SqlParser;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a trigger, or a function that triggers call, can do to a row that is written. */
record RoutineBody(CreateRoutine routine, Scene scene) {
    private static final Pattern REFUSES = Pattern.compile(
            "\\bSIGNAL\\b|\\bRAISE\\s+(?:EXCEPTION\\b|SQLSTATE\\b|'|[A-Za-z_]+\\s*(?:;|USING\\b))",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern ONLY_TELLS =
            Pattern.compile("\\bRAISE\\s+(?:NOTICE|WARNING|INFO|LOG|DEBUG)\\b", Pattern.CASE_INSENSITIVE);
    /** What encloses a body that is to be read. */
    private static final Pattern DOLLARS = Pattern.compile("\\$\\w*+\\$");

    private static final Pattern QUOTED = Pattern.compile("\\bAS\\s++E?'((?:[^']++|'')*+)'", Pattern.CASE_INSENSITIVE);
    private static final Pattern NOTHING = Pattern.compile("\\bRETURN\\s+NULL\\b", Pattern.CASE_INSENSITIVE);

    /** Returns whether it raises an error. */
    boolean canRefuse() {
        String code = ONLY_TELLS.matcher(code()).replaceAll("");
        return REFUSES.matcher(code).find();
    }

    /** Returns whether a row can be left out without a word, as PostgreSQL does where its trigger returns null. */
    boolean canLeaveOut() {
        return NOTHING.matcher(code()).find();
    }

    private String code() {
        String body = QUOTED.matcher(DOLLARS.matcher(routine.text()).replaceAll(" "))
                .replaceAll(quoted -> Matcher.quoteReplacement(quoted.group(1).replace("''", "'")));
        return SqlParser.code(body, scene.engine().dialect());
    }
}
