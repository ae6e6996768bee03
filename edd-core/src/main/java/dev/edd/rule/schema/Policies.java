package dev.edd.rule.schema;

import dev.edd.migration.Dialect;
import dev.edd.migration.Migration;
import dev.edd.rule.text.Outline;
import dev.edd.sql.ObjectAction.ChangeObject;
import dev.edd.sql.ObjectAction.CreateObject;
import dev.edd.sql.ObjectAction.Kind;
import dev.edd.sql.QualifiedName;
import dev.edd.sql.SqlParser;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Which rows PostgreSQL's policies show, as far as their text tells. */
public final class Policies {
    private static final int FLAGS = Pattern.CASE_INSENSITIVE | Pattern.DOTALL;
    private static final Pattern OPEN = Pattern.compile(
            "(?!.*\\bFOR\\s+(?:SELECT|INSERT|UPDATE|DELETE)\\b)(?!.*\\bRESTRICTIVE\\b).*\\bUSING\\s*\\(\\s*TRUE\\s*\\).*",
            FLAGS);

    /** Of the others one that shows a row is enough. */
    private static final Pattern RESTRICTS =
            Pattern.compile("(?!.*\\bUSING\\s*\\(\\s*TRUE\\s*\\)).*\\bAS\\s+RESTRICTIVE\\b.*", FLAGS);

    /** Says anew whom a policy is for or what it asks for, and not that it asks for nothing. */
    private static final Pattern SAID_ANEW = Pattern.compile(
            ".*?\\bON\\s+(%s)\\s+(?!(?:(?:USING|WITH\\s+CHECK)\\s*\\(\\s*TRUE\\s*\\)\\s*)+$)(?:TO|USING|WITH)\\b.*"
                    .formatted(Outline.NAME),
            FLAGS);

    private Policies() {}

    /** Returns whether one of the same migration shows every row to everyone. */
    public static boolean showAllRows(QualifiedName table, Migration migration) {
        return migration.statements(CreateObject.class).stream()
                .filter(create -> create.kind() == Kind.POLICY && create.on().matches(table))
                .anyMatch(create -> OPEN.matcher(create.text()).matches());
    }

    /** Returns whether a new one takes rows away from what the others show. */
    public static boolean hidesRows(CreateObject policy) {
        return RESTRICTS.matcher(policy.text()).matches();
    }

    /** Returns whether one of an existing table may show fewer rows, or let fewer be written, than before. */
    public static boolean mayHideRows(ChangeObject policy, Existing existing) {
        Outline outline = Outline.of(policy.text(), Dialect.POSTGRESQL);
        Matcher saidAnew = SAID_ANEW.matcher(outline.code());
        return policy.kind() == Kind.POLICY
                && saidAnew.matches()
                && existing.table(SqlParser.name(
                        policy.text().substring(saidAnew.start(1), saidAnew.end(1)), Dialect.POSTGRESQL));
    }
}
