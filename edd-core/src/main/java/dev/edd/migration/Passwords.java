package dev.edd.migration;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The places in SQL where a secret stands: behind {@code PASSWORD}, {@code IDENTIFIED BY} and their like, in connection
 * texts and addresses. Repetitions are possessive, so that no text is too long for the stack.
 */
final class Passwords {
    private static final String MASK = "'***'";

    private static final String SINGLE_QUOTED = "(?:\\b[a-z]{1,2}&?)?'(?:[^'\\\\]++|''|\\\\.)*+(?:'|\\\\?\\z)";
    private static final String DOLLAR_QUOTED = "\\$(?<tag>\\w*)\\$.*?(?:\\$\\k<tag>\\$|\\z)";
    private static final String DOUBLE_QUOTED = "\"(?:[^\"\\\\]++|\"\"|\\\\.)*+(?:\"|\\\\?\\z)";

    private static final String WORD =
            "(?:password|passwd|pwd|passphrase|secret|token|credential|api_?key|access_?key)";

    private static final String NAME = "(?<!')\\b(?=\\w*?" + WORD + ")\\w++[`\"\\]]?\\s*+";

    /** The quote right behind a word, with a comma or parenthesis behind, ends a text that ends with that word. */
    private static final String NO_END = "(?!(?<=\\w)'\\s*+[,)])";

    /** Where nothing but a value can stand; {@code SET PASSWORD FOR 'ann'@'%' =} has others before it. */
    private static final String BEFORE_A_VALUE = "(?<before>"
            + "\\bidentified\\s++(?:(?:via|with)\\s++\\S++\\s++)?(?:by|as|using)\\s++(?:password\\s*+\\(?\\s*+)?"
            + "|\\bpassword\\s++for\\s++\\S++\\s*+(?:=|\\bto\\b)\\s*+(?:\\w++\\s*+\\(\\s*+)?"
            + "|" + NAME + "=\\s*+)";

    /** Where a name may stand, too, unless it has single quotes. */
    private static final String BEFORE_A_TEXT = "(?<before>\\breplace\\s++(?=')|\\b(?:salt|hash)\\s++" + "|" + NAME
            + "(?:[=:(]|\\bis\\b)?\\s*+(?:password\\s*+\\(\\s*+)?)" + NO_END;

    private static final int FLAGS = Pattern.CASE_INSENSITIVE | Pattern.DOTALL;

    private static final Pattern VALUE = Pattern.compile(BEFORE_A_VALUE + "(?:" + DOUBLE_QUOTED + ")", FLAGS);

    private static final Pattern TEXT = Pattern.compile(
            "(?:" + BEFORE_A_VALUE + "|" + BEFORE_A_TEXT.replace("<before>", "<name>") + ")(?:" + SINGLE_QUOTED + "|"
                    + DOLLAR_QUOTED + ")",
            FLAGS);

    /** A trigger's {@code NEW.password = …}, and {@code password = password}, are about columns. */
    private static final Pattern IN_A_CONNECTION = Pattern.compile(
            "(?<before>(?<!(?-i:NEW|OLD)\\.)\\b(?:password|passwd|pwd)\\s*+=\\s*+)(?!'\\*\\*\\*'"
                    + "|(?:password|passwd|pwd)(?![^\\s;]))[^\\s'\"&;)]++",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern IN_AN_ADDRESS = Pattern.compile("(?<before>://[^\\s/:@']*+:)[^\\s/@']++(?=@)");

    /** Which of the values is the secret one takes counting; so none is shown. */
    private static final Pattern ROWS_WITH_A_SECRET = Pattern.compile(
            "\\binsert\\s++(?:into\\s++)?[^()';]{1,500}+\\((?=[^()']*?" + WORD + ")[^()']*+\\)\\s*+"
                    + "(?:overriding\\s++\\w++\\s++value\\s*+)?values\\b",
            FLAGS);

    private static final Pattern LITERAL = Pattern.compile(SINGLE_QUOTED + "|" + DOLLAR_QUOTED, FLAGS);

    /** What every text has in which one of the others finds a secret; most have nothing of it. */
    private static final Pattern SUSPICIOUS =
            Pattern.compile(WORD + "|identified|replace|salt|hash|://", Pattern.CASE_INSENSITIVE);

    private Passwords() {}

    /** Returns the text with {@code ***} in the place of each. */
    static String masked(String text) {
        if (!SUSPICIOUS.matcher(text).find()) {
            return text;
        }
        String masked = TEXT.matcher(withoutRows(text)).replaceAll("${before}${name}" + MASK);
        masked = VALUE.matcher(masked).replaceAll("${before}" + MASK);
        masked = IN_A_CONNECTION.matcher(masked).replaceAll("${before}***");
        return IN_AN_ADDRESS.matcher(masked).replaceAll("${before}***");
    }

    private static String withoutRows(String text) {
        Matcher insert = ROWS_WITH_A_SECRET.matcher(text);
        return insert.find()
                ? text.substring(0, insert.end())
                        + LITERAL.matcher(text.substring(insert.end())).replaceAll(MASK)
                : text;
    }
}
