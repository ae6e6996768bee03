package dev.edd.sql;

import dev.edd.migration.Location;
import dev.edd.migration.Statement;
import java.util.List;

/**
 * SQL text, taken apart.
 *
 * @param statements in the order of the text; none for comments and white space alone
 * @param comments the line comments, in the order of the text; block comments and the insides of quotes are not among
 *     them
 * @param unterminated what begins and never ends; it swallowed the rest of the text, so that the last statement is not
 *     to be trusted
 */
public record SqlText(List<Statement> statements, List<Comment> comments, List<Unterminated> unterminated) {
    public SqlText {
        statements = List.copyOf(statements);
        comments = List.copyOf(comments);
        unterminated = List.copyOf(unterminated);
    }

    /**
     * A comment that ends with its line.
     *
     * @param text as written, {@code --}, {@code #} or {@code //} included, without the end of the line
     * @param leading whether it stands before the first statement
     */
    public record Comment(String text, Location location, boolean leading) {}

    /** Something that the text opens and never closes. */
    public record Unterminated(Kind kind, Location location) {
        /** What can lack its end. */
        public enum Kind {
            /** A string: {@code 'it is}. */
            STRING("string"),

            /** A quoted name: {@code "user}. */
            NAME("quoted name"),

            /** A dollar-quoted string: {@code $body$ BEGIN}. */
            DOLLAR_QUOTE("dollar quote"),

            /** A comment: {@code /* to do}. */
            COMMENT("block comment"),

            /** A routine's body that has fewer {@code END}s than it needs. */
            BLOCK("BEGIN block");

            private final String words;

            Kind(String words) {
                this.words = words;
            }

            @Override
            public String toString() {
                return words;
            }
        }
    }
}
