package dev.edd.database;

import dev.edd.migration.Dialect;
import java.nio.charset.Charset;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.stream.Collectors;

/** Makes texts that a column takes, whatever they say: PostgreSQL rejects a letter that the database's encoding lacks. */
final class StorableText {
    private static final int ASCII = 128;

    private StorableText() {}

    static String of(String text, int longest, Connection connection) {
        String cut = cut(text, longest);
        return cut.chars().allMatch(c -> c > 0 && c < ASCII) ? cut : in(charset(connection), cut);
    }

    /** Cuts off what is too long, in front of a letter of two chars rather than in its middle. */
    static String cut(String text, int longest) {
        if (text.length() <= longest) {
            return text;
        }
        return text.substring(0, Character.isHighSurrogate(text.charAt(longest - 1)) ? longest - 1 : longest);
    }

    static String in(Charset charset, String text) {
        CharsetEncoder encoder = charset.newEncoder();
        return text.codePoints()
                .mapToObj(Character::toString)
                .map(letter -> letter.equals("\0") || !encoder.canEncode(letter) ? "?" : letter)
                .collect(Collectors.joining());
    }

    /** Our own tables hold every letter on the other databases. Where a letter is some bytes, a column is so many bytes long. */
    private static Charset charset(Connection connection) {
        try {
            if (!Dialect.POSTGRESQL.toString().equals(connection.getMetaData().getDatabaseProductName())) {
                return StandardCharsets.UTF_8;
            }
            try (Statement statement = connection.createStatement();
                    ResultSet row = statement.executeQuery("SHOW server_encoding")) {
                row.next();
                return charset(row.getString(1));
            }
        } catch (SQLException broken) {
            // The next statement says so.
            return StandardCharsets.US_ASCII;
        }
    }

    /** Java knows PostgreSQL's encodings of Europe by the same names; of others it is not sure that they have the same letters. */
    static Charset charset(String encoding) {
        boolean same = encoding.equals("UTF8") || encoding.startsWith("LATIN");
        return same && Charset.isSupported(encoding) ? Charset.forName(encoding) : StandardCharsets.US_ASCII;
    }
}
