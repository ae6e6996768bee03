package dev.edd.sql;

import dev.edd.migration.Dialect;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Reads names, and folds their case as the dialect does. MySQL's depends on the server's file system, and an unknown
 * dialect's is unknown: there case never tells two names apart.
 */
final class Names {
    private final Dialect dialect;

    Names(Dialect dialect) {
        this.dialect = dialect;
    }

    /** Returns whether the cursor is at a name, or at a key word that could be one. */
    static boolean at(Cursor cursor) {
        return cursor.token() == Token.WORD || cursor.token() == Token.NAME || startsWithDigit(cursor);
    }

    /** Reads a name with its qualifiers; {@link QualifiedName#NONE} if the cursor is not at one. */
    QualifiedName read(Cursor cursor) {
        if (!at(cursor)) {
            return QualifiedName.NONE;
        }
        int start = cursor.start();
        String first = part(cursor);
        if (!cursor.at('.')) {
            return new QualifiedName(List.of(first), cursor.since(start));
        }
        List<String> parts = new ArrayList<>(List.of(first));
        while (cursor.accept('.') && at(cursor)) {
            parts.add(part(cursor));
        }
        return new QualifiedName(parts, cursor.since(start));
    }

    /** Reads the name of a member, such as a column, and qualifies it by its owner's. */
    QualifiedName member(Cursor cursor, QualifiedName owner) {
        QualifiedName name = read(cursor);
        return name.isPresent() ? join(owner.parts(), owner.written(), name) : name;
    }

    /** Reads the new name of something; where it has no qualifiers, the old ones stay. */
    QualifiedName renamed(Cursor cursor, QualifiedName old) {
        QualifiedName name = read(cursor);
        int qualifiers = old.parts().size() - 1;
        if (qualifiers < 1 || name.parts().size() != 1) {
            return name;
        }
        String written = old.written().substring(0, old.written().lastIndexOf('.'));
        return join(old.parts().subList(0, qualifiers), written, name);
    }

    /** Returns the name under another schema. */
    static QualifiedName moved(QualifiedName schema, QualifiedName name) {
        QualifiedName last = new QualifiedName(
                List.of(name.last()), name.written().substring(name.written().lastIndexOf('.') + 1));
        return join(schema.parts(), schema.written(), last);
    }

    private static QualifiedName join(List<String> owner, String written, QualifiedName name) {
        List<String> parts = new ArrayList<>(owner);
        parts.addAll(name.parts());
        return new QualifiedName(parts, written + "." + name.written());
    }

    private String part(Cursor cursor) {
        String written = cursor.written();
        boolean quoted = cursor.token() == Token.NAME;
        cursor.advance();
        String name = quoted ? unquoted(written) : written;
        return switch (dialect) {
            case POSTGRESQL -> quoted ? name : name.toLowerCase(Locale.ROOT);
            case H2 -> quoted ? name : name.toUpperCase(Locale.ROOT);
            case MARIADB, MYSQL, OTHER -> name.toLowerCase(Locale.ROOT);
        };
    }

    private static String unquoted(String written) {
        int open = written.startsWith("U") || written.startsWith("u") ? 2 : 0;
        char quote = written.charAt(open);
        String inner = written.substring(open + 1, Math.max(open + 1, written.length() - 1));
        return inner.indexOf(quote) < 0 ? inner : inner.replace("" + quote + quote, "" + quote);
    }

    /** MySQL's {@code 2fa_codes} is a number to the lexer. */
    private static boolean startsWithDigit(Cursor cursor) {
        if (cursor.token() != Token.NUMBER) {
            return false;
        }
        String written = cursor.written();
        char last = written.charAt(written.length() - 1);
        return Syntax.isWordStart(last) && written.indexOf('.') < 0;
    }
}
