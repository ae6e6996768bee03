package dev.edd.database;

import dev.edd.migration.Statement;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Takes secrets out of texts that others wrote, such as the messages of drivers: those it knows wherever they stand,
 * and whatever stands in the place of one in a URL.
 */
public final class Redaction {
    private static final Pattern USER_INFO = Pattern.compile("(?<=://)(?:(?![?;&][\\w.\\-]+=)\\S)+@");
    private static final Pattern ORACLE_USER_INFO = Pattern.compile("(?i)(jdbc:oracle:\\w+:)(?:(?!\\?\\w+=)\\S)+@");
    private static final Pattern PARAMETER =
            Pattern.compile("(?i)(?<name>" + JdbcUrl.SECRET_NAME + "=)(?:\\{[^}]*}|\"[^\"]*\"|'[^']*'|[^\\s&;\"']+)");

    /**
     * What databases quote of rows and values. PostgreSQL: {@code Key (email)=(ann@example.com)}, {@code Failing row
     * contains (…)}; MySQL and MariaDB: {@code Duplicate entry '…' for key}; H2: {@code violation: "… VALUES ( … )"}.
     */
    private static final Pattern ROW =
            Pattern.compile("(?s)(?<before>\\)=\\(|Failing row contains \\()(?:[^\\n]*\\)|.*)"
                    + "|(?<entry>Duplicate entry )'.*'(?= for key)"
                    + "|(?<violation>violation: \"[^\"\\n]* VALUES \\().*?\\)(?=\")");

    /** What databases quote of a value that they cannot convert. */
    private static final Pattern VALUE = Pattern.compile(
            "(?s)(?<before>invalid input (?:syntax|value) for [^:\\n]*: "
                    + "|out of range: |Data conversion error converting |ncorrect [\\w ]* value: "
                    + "|Value too long for column [^\\n]*?: )(?:\"\"?.*?\"|'.*?')(?=[\\s;,.]|\\z)|(?<value>\\bvalue )\".*?\"(?= is out of range)");

    /** A shorter secret is taken out only where it is a word, lest it tear other words apart. */
    private static final int TELLING = 4;

    private final String url;
    private final String displayUrl;
    private final List<Pattern> secrets;

    Redaction(JdbcUrl url, String text, String username, Collection<String> secrets) {
        this.url = text;
        this.displayUrl = url.display();
        this.secrets = secrets.stream()
                .flatMap(secret -> Stream.of(secret, PercentCode.decode(secret), PercentCode.encode(secret)))
                .filter(secret -> !secret.isBlank() && !secret.equals(username))
                .distinct()
                .sorted(Comparator.comparing(String::length).reversed())
                .map(Redaction::pattern)
                .toList();
    }

    /** Returns the text with {@code ***} in the place of every secret. */
    public String clean(String text) {
        String clean = withoutValues(text).replace(url, displayUrl);
        for (Pattern secret : secrets) {
            clean = secret.matcher(clean).replaceAll(JdbcUrl.MASK);
        }
        clean = PARAMETER.matcher(clean).replaceAll("${name}" + JdbcUrl.MASK);
        clean = ORACLE_USER_INFO.matcher(clean).replaceAll("$1" + JdbcUrl.MASK + "@");
        return USER_INFO.matcher(clean).replaceAll(JdbcUrl.MASK + "@");
    }

    /** Returns what a database said, with {@code ***} in the place of passwords in its SQL and of values of rows. */
    public static String withoutValues(String message) {
        String clean = ROW.matcher(Statement.masked(message)).replaceAll(Redaction::rowless);
        return VALUE.matcher(clean).replaceAll(Redaction::valueless);
    }

    private static String rowless(MatchResult match) {
        return match.group(1) != null
                ? Matcher.quoteReplacement(match.group(1)) + "***)"
                : match.group(2) != null ? match.group(2) + "'***'" : Matcher.quoteReplacement(match.group(3)) + "***)";
    }

    private static String valueless(MatchResult match) {
        String before = match.group(1) == null ? match.group(2) : match.group(1);
        return Matcher.quoteReplacement(before) + "\"***\"";
    }

    /**
     * Returns the exception, or, where a message of it or of its causes holds a secret, a copy that has the same stack
     * and states but neither the secret nor causes.
     */
    public SQLException clean(SQLException exception) {
        if (isClean(exception)) {
            return exception;
        }
        SQLException copy = new SQLException(
                clean(String.valueOf(exception.getMessage())), exception.getSQLState(), exception.getErrorCode());
        copy.setStackTrace(exception.getStackTrace());
        return copy;
    }

    /** Returns whether no message that a stack trace would show holds a secret. */
    private boolean isClean(Throwable throwable) {
        Set<Throwable> found = Collections.newSetFromMap(new IdentityHashMap<>());
        collect(throwable, found);
        return found.stream().map(Throwable::toString).allMatch(text -> clean(text)
                .equals(text));
    }

    /** Some drivers make circles of causes. */
    private static void collect(@Nullable Throwable throwable, Set<Throwable> found) {
        if (throwable != null && found.add(throwable)) {
            collect(throwable.getCause(), found);
            for (Throwable suppressed : throwable.getSuppressed()) {
                collect(suppressed, found);
            }
            if (throwable instanceof SQLException sql) {
                collect(sql.getNextException(), found);
            }
        }
    }

    private static Pattern pattern(String secret) {
        String literal = Pattern.quote(secret);
        return Pattern.compile(secret.length() < TELLING ? "(?<!\\w)" + literal + "(?!\\w)" : literal);
    }

    @Override
    public String toString() {
        return "Redaction for " + displayUrl;
    }
}
