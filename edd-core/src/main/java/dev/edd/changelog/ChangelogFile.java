package dev.edd.changelog;

import dev.edd.migration.Location;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * A file of the plain-SQL layout.
 *
 * @param path relative to the changelog directory, with {@code /} as separator
 * @param location the file as the user knows it
 */
record ChangelogFile(String path, Location location, Content content) {
    /** Reads the whole file. */
    interface Content {
        byte[] bytes() throws IOException;
    }

    /** Says which line holds bytes that are not UTF-8. */
    static final class NotUtf8Exception extends IOException {
        private static final long serialVersionUID = 1L;
        private final int line;

        private NotUtf8Exception(int line) {
            this.line = line;
        }

        int line() {
            return line;
        }
    }

    /** Returns the folder it lies in, below the changelog directory: {@code initial}; empty in the directory itself. */
    String folder() {
        int slash = path.indexOf('/');
        return slash < 0 ? "" : path.substring(0, slash);
    }

    /** Returns its name without folders. */
    String name() {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    /** Returns whether its name says that it holds SQL. */
    boolean isSql() {
        return path.toLowerCase(Locale.ROOT).endsWith(".sql");
    }

    /** Returns its text without byte order mark and with {@code \n} as line end. */
    String text() throws IOException {
        String text = decode(content.bytes());
        String unmarked = text.startsWith("\uFEFF") ? text.substring(1) : text;
        return unmarked.indexOf('\r') < 0 ? unmarked : unmarked.replace("\r\n", "\n");
    }

    private static String decode(byte[] bytes) throws IOException {
        CharsetDecoder decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        ByteBuffer in = ByteBuffer.wrap(bytes);
        CharBuffer out = CharBuffer.allocate(bytes.length);
        CoderResult result = decoder.decode(in, out, true);
        if (result.isError()) {
            int line = 1;
            for (int i = 0; i < in.position(); i++) {
                line += bytes[i] == '\n' ? 1 : 0;
            }
            throw new NotUtf8Exception(line);
        }
        return out.flip().toString();
    }
}
