package dev.edd.sql;

/** What a token is. */
enum Token {
    /** White space, line ends included. */
    SPACE,

    /** A comment that ends with its line; the line end is not part of it. */
    LINE_COMMENT,

    /** A comment that is not executed. */
    BLOCK_COMMENT,

    /** A key word or unquoted name; also a parameter such as {@code $1}. */
    WORD,

    /** A name in double quotes (to MySQL perhaps a string) or backticks. */
    NAME,

    /** A string in any notation, its prefix included. */
    STRING,

    /** A number; also what begins like one. */
    NUMBER,

    /** Any other character by itself; also the two ends of an executable comment. */
    SYMBOL,

    /** What separates statements. */
    DELIMITER,

    /** Nothing is left. */
    END;

    /** Returns whether it is white space or a comment. */
    boolean isGap() {
        return this == SPACE || this == LINE_COMMENT || this == BLOCK_COMMENT;
    }
}
