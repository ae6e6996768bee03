package dev.edd.database;

import java.sql.SQLException;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Takes secrets out of texts that others wrote, such as the messages of drivers: those it knows wherever they stand,
 * and whatever stands in the place of one in a URL.
 */
public final class Redaction {
    private static final Pattern USER_INFO = Pattern.compile("(?<=://)(?:(?![?;&][\\w.\\-]+=)\\S)+@");
    private static final Pattern ORACLE_USER_INFO = Pattern.compile("(?i)(jdbc:oracle:\\w+:)(?:(?!\\?\\w+=)\\S)+@");
    private static final Pattern PARAMETER =
            Pattern.compile("(?i)(?<name>" + JdbcUrl.SECRET_NAME + "=)(?:\\{[^}]*}|\"[^\"]*\"|'[^']*'|[^\\s&;\"']+)");

    /** A shorter secret is taken out only where it is a word, lest it tear other words apart. */
    private static final int TELLING = 4;

    private final List<Pattern> secrets;

    Redaction(String username, Collection<String> secrets) {
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
        String clean = text;
        for (Pattern secret : secrets) {
            clean = secret.matcher(clean).replaceAll(JdbcUrl.MASK);
        }
        clean = PARAMETER.matcher(clean).replaceAll("${name}" + JdbcUrl.MASK);
        clean = ORACLE_USER_INFO.matcher(clean).replaceAll("$1" + JdbcUrl.MASK + "@");
        return USER_INFO.matcher(clean).replaceAll(JdbcUrl.MASK + "@");
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

    /** Returns whether no line that a stack trace would show holds a secret; follows causes and suppressed ones too. */
    private boolean isClean(Throwable throwable) {
        String text = throwable.toString();
        Throwable cause = throwable.getCause();
        return clean(text).equals(text)
                && (cause == null || isClean(cause))
                && List.of(throwable.getSuppressed()).stream().allMatch(this::isClean)
                && !(throwable instanceof SQLException sql
                        && sql.getNextException() != null
                        && !isClean(sql.getNextException()));
    }

    private static Pattern pattern(String secret) {
        String literal = Pattern.quote(secret);
        return Pattern.compile(secret.length() < TELLING ? "(?<!\\w)" + literal + "(?!\\w)" : literal);
    }

    /** Says how many secrets it knows, and none of them. */
    @Override
    public String toString() {
        return "Redaction of " + secrets.size() + " secrets";
    }
}
