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

    /** Says which line holds what no SQL in UTF-8 does. */
    static final class NotUtf8Exception extends IOException {
        private static final long serialVersionUID = 1L;
        private final int line;
        private final String found;
        private final String charset;

        private NotUtf8Exception(byte[] bytes, int position, String found) {
            int lines = 1;
            for (int i = 0; i < position; i++) {
                lines += bytes[i] == '\n' ? 1 : 0;
            }
            this.line = lines;
            this.found = found;
            this.charset = charset(bytes);
        }

        /** Tells UTF-16 by its byte order mark, or by the half of the first character that is zero. */
        private static String charset(byte[] bytes) {
            int first = bytes.length < 2 ? -1 : (bytes[0] & 0xFF) << 8 | (bytes[1] & 0xFF);
            if (first == 0xFEFF || first == 0xFFFE) {
                return "UTF-16";
            }
            return first > 0 && first < 0x100 ? "UTF-16BE" : first > 0 && bytes[1] == 0 ? "UTF-16LE" : "WINDOWS-1252";
        }

        int line() {
            return line;
        }

        /** Returns what the line holds, as a clause: {@code bytes that are not UTF-8}. */
        String found() {
            return found;
        }

        /** Returns the encoding that the file may have. */
        String charset() {
            return charset;
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
            throw new NotUtf8Exception(bytes, in.position(), "bytes that are not UTF-8");
        }
        String text = out.flip().toString();
        int zero = text.indexOf('\0');
        if (zero >= 0) {
            int position = text.substring(0, zero).getBytes(StandardCharsets.UTF_8).length;
            throw new NotUtf8Exception(bytes, position, "zero bytes, which are no part of SQL in UTF-8");
        }
        return text;
    }
}
