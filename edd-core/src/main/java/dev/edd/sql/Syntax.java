package dev.edd.sql;

import dev.edd.migration.Dialect;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * How a dialect writes quotes and comments. {@link Dialect#OTHER} may turn out to be any of them, so it takes every
 * notation for what it most likely is: notations that only one database knows ({@code $$}, {@code `}, {@code E''}) are
 * read as that database does; {@code #}, {@code \'} and nested comments are judged by what stands around them.
 *
 * @param backslashes whether a backslash in a string takes the next character with it, whatever that is
 */
record Syntax(Dialect dialect, boolean backslashes) {
    private static final int ASCII = 128;
    private static final boolean[] WORD_PARTS = new boolean[ASCII];

    static {
        for (char c = 0; c < ASCII; c++) {
            WORD_PARTS[c] = isWordStart(c) || isDigit(c) || c == '$';
        }
    }

    private static final List<String> SIGNS_OF_MYSQL =
            List.of("`", "delimiter ", "definer", "engine=", "engine =", "auto_increment", "/*!", "on duplicate key");

    /** How a text says that its backslashes are not those of its dialect. */
    private static final Pattern PLAIN_BACKSLASHES =
            Pattern.compile("(?i)sql_mode\\s*=(?!\\s*replace)[^;]{0,300}NO_BACKSLASH_ESCAPES");

    private static final Pattern ESCAPING_BACKSLASHES =
            Pattern.compile("(?i)standard_conforming_strings\\s*(?:=|\\sto\\s)\\s*'?(?:off|false|0)\\b");

    /** Returns the syntax of a text. */
    static Syntax of(Dialect dialect, String text) {
        boolean single = text.contains("\\'");
        boolean matters = single || text.contains("\\\"");
        boolean backslashes =
                switch (dialect) {
                    case MYSQL, MARIADB ->
                        !matters || !PLAIN_BACKSLASHES.matcher(text).find();
                    case POSTGRESQL ->
                        single && ESCAPING_BACKSLASHES.matcher(text).find();
                    case H2 -> false;
                    case OTHER -> single && isLikeMysql(text);
                };
        return new Syntax(dialect, backslashes);
    }

    private static boolean isLikeMysql(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        return SIGNS_OF_MYSQL.stream().anyMatch(lower::contains);
    }

    boolean mysql() {
        return dialect == Dialect.MYSQL || dialect == Dialect.MARIADB;
    }

    boolean generic() {
        return dialect == Dialect.OTHER;
    }

    private boolean postgres() {
        return dialect == Dialect.POSTGRESQL;
    }

    /** Whether {@code `user`} is a name; to PostgreSQL a backtick is an operator. */
    boolean backticks() {
        return !postgres();
    }

    /** Whether {@code //} begins a comment, as it does to H2; to others it can only be a delimiter. */
    boolean slashComments() {
        return dialect == Dialect.H2 || generic();
    }

    /** Whether {@code $$it's$$} is a string. */
    boolean dollarQuotes() {
        return !mysql();
    }

    /** Whether {@code E'it\'s'} is a string with escapes. */
    boolean escapeStrings() {
        return postgres() || generic();
    }

    /** Whether a block comment may hold another; where that is unknown, the lexer tries. */
    boolean nestedComments() {
        return !mysql();
    }

    /** Whether {@code IF … END IF} may stand outside of routines. */
    boolean looseBlocks() {
        return dialect == Dialect.MARIADB;
    }

    /** Whether {@code BEGIN} opens a routine's body only if {@code ATOMIC} follows, other bodies being quoted. */
    boolean atomicBodiesOnly() {
        return postgres();
    }

    /**
     * Returns whether the two dashes at the offset begin a comment. MySQL and MariaDB want white space after them, so
     * that {@code 5--1} is 6; but nobody begins a line with such a sum, and directives ({@code --edd}, {@code
     * --rollback}, {@code --changeset}) have to be comments to every database.
     */
    boolean dashesComment(String text, int offset) {
        return !mysql()
                || offset + 2 == text.length()
                || isSpace(text.charAt(offset + 2))
                || (!isDigit(text.charAt(offset + 2)) && firstOfLine(text, offset));
    }

    /**
     * Returns whether the hash at the offset begins a comment. To PostgreSQL it is part of an operator ({@code #>>}),
     * so an unknown dialect's hash is a comment only where no operator stands: at the beginning of a line, or between
     * white space, but not in {@code #>}.
     */
    boolean hashComment(String text, int offset) {
        if (!generic()) {
            return mysql();
        }
        char next = offset + 1 == text.length() ? '\n' : text.charAt(offset + 1);
        if (next == '>') {
            return false;
        }
        return firstOfLine(text, offset) || ((isSpace(next) || next == '#') && isSpace(text.charAt(offset - 1)));
    }

    /**
     * Returns whether the block comment at the offset is executed, being {@code /*!50003 …} or MariaDB's {@code
     * /*M!100100 …}, which MySQL passes over. An unknown dialect's is if it names a version; {@code /*!} alone may be any tool's marker.
     */
    boolean executableComment(String text, int offset) {
        int mark = offset + 2 < text.length() && text.charAt(offset + 2) == 'M' ? offset + 3 : offset + 2;
        if ((!mysql() && !generic()) || mark >= text.length() || text.charAt(mark) != '!') {
            return false;
        }
        boolean ofMariadb = mark > offset + 2;
        int digits = mark + 1;
        while (digits < text.length() && isDigit(text.charAt(digits))) {
            digits++;
        }
        String version = text.substring(mark + 1, Math.min(digits, mark + 7));
        return !version.startsWith("99999") && executes(version, ofMariadb);
    }

    /** MySQL skips what is MariaDB's alone, and MariaDB what is for versions of MySQL since they went separate ways. */
    private boolean executes(String version, boolean ofMariadb) {
        return switch (dialect) {
            case MYSQL -> !ofMariadb;
            case MARIADB -> ofMariadb || version.length() != 5 || version.compareTo("50700") < 0;
            case OTHER -> !version.isEmpty();
            case POSTGRESQL, H2 -> false;
        };
    }

    /**
     * Returns whether the backslash at the offset takes the quote after it into the string. An unknown dialect's does
     * if the string goes on: {@code 'it\'s'}, but not {@code ESCAPE '\' AND}.
     */
    boolean escapes(String text, int offset) {
        if (backslashes || !generic() || offset + 1 == text.length() || text.charAt(offset + 1) != '\'') {
            return backslashes;
        }
        char next = at(text, offset + 2);
        return isWordPart(next) || (next == '\'' && !isWordPart(at(text, offset + 3)));
    }

    /** Returns whether the backslash at the offset begins MariaDB's {@code \N}, another word for {@code NULL}. */
    boolean nullSign(String text, int offset) {
        return dialect == Dialect.MARIADB && at(text, offset + 1) == 'N' && !isWordPart(at(text, offset + 2));
    }

    static boolean isSpace(char c) {
        return c <= ' ' || c == '\uFEFF';
    }

    static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    static boolean isWordStart(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || (c >= 0x80 && c != '\uFEFF');
    }

    static boolean isWordPart(char c) {
        return c < ASCII ? WORD_PARTS[c] : isWordStart(c);
    }

    static boolean endsLine(char c) {
        return c == '\n' || c == '\r';
    }

    private static char at(String text, int offset) {
        return offset < text.length() ? text.charAt(offset) : ' ';
    }

    /** Returns whether nothing but white space stands before the offset on its line. */
    static boolean firstOfLine(String text, int offset) {
        int before = offset - 1;
        while (before >= 0 && isSpace(text.charAt(before)) && !endsLine(text.charAt(before))) {
            before--;
        }
        return before < 0 || endsLine(text.charAt(before));
    }
}
