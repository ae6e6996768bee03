package dev.edd.sql;

import dev.edd.migration.Dialect;
import dev.edd.migration.Statement;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;

/** The parameters of a statement, written {@code :from}; a cast, {@code ::int}, is none, nor what stands in quotes. */
final class NamedParameters {
    private NamedParameters() {}

    /** Returns their names in lower case, in the order of the text. */
    static Set<String> of(Statement statement) {
        String text = statement.text();
        Lexer lexer = new Lexer(text, Syntax.of(Dialect.OTHER, text));
        Set<String> names = new LinkedHashSet<>();
        int colons = 0;
        for (Token token = lexer.next(); token != Token.END; token = lexer.next()) {
            if (token == Token.WORD && colons == 1) {
                names.add(text.substring(lexer.start(), lexer.end()).toLowerCase(Locale.ROOT));
            }
            colons = token == Token.SYMBOL && lexer.is(':') ? colons + 1 : 0;
        }
        return names;
    }
}
