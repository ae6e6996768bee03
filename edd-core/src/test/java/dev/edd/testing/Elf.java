package dev.edd.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * A 64-bit little-endian program for Linux, see <a href="https://refspecs.linuxfoundation.org/elf/gabi4+/ch4.eheader.html">
 * the format</a> and <a href="https://refspecs.linuxfoundation.org/LSB_5.0.0/LSB-Core-generic/LSB-Core-generic/symversion.html">
 * its symbol versions</a>.
 */
record Elf(Path program) {
    private static final int VERSIONS_NEEDED = 0x6ffffffe;
    private static final short WEAK = 2;

    /**
     * Makes the program start where a shared library is not installed; it must never call into it. The library's name
     * gives way to that of one already needed, and the versions asked of it need not be found.
     */
    void detach(String library, String substitute) {
        try {
            ByteBuffer file = ByteBuffer.wrap(Files.readAllBytes(program)).order(ByteOrder.LITTLE_ENDIAN);
            int section = section(file, VERSIONS_NEEDED);
            int names = offset(file, sectionAt(file, file.getInt(section + 40)));
            int need = offset(file, section);
            while (!library.equals(text(file, names + file.getInt(need + 4)))) {
                if (file.getInt(need + 12) == 0) {
                    return;
                }
                need += file.getInt(need + 12);
            }
            weaken(file, need);
            byte[] padded = Arrays.copyOf(substitute.getBytes(StandardCharsets.US_ASCII), library.length());
            file.put(names + file.getInt(need + 4), padded);
            Files.write(program, file.array());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void weaken(ByteBuffer file, int need) {
        int version = need + file.getInt(need + 8);
        for (int left = file.getShort(need + 2); left > 0; left--) {
            file.putShort(version + 4, WEAK);
            version += file.getInt(version + 12);
        }
    }

    private int section(ByteBuffer file, int type) {
        int sections = file.getShort(60);
        for (int index = 0; index < sections; index++) {
            if (file.getInt(sectionAt(file, index) + 4) == type) {
                return sectionAt(file, index);
            }
        }
        throw new ServerFailedException("%s has no section of type %x.".formatted(program, type), "", null);
    }

    private static int sectionAt(ByteBuffer file, int index) {
        return Math.toIntExact(file.getLong(40)) + index * file.getShort(58);
    }

    private static int offset(ByteBuffer file, int section) {
        return Math.toIntExact(file.getLong(section + 24));
    }

    private static String text(ByteBuffer file, int start) {
        int end = start;
        while (file.get(end) != 0) {
            end++;
        }
        byte[] bytes = new byte[end - start];
        file.get(start, bytes);
        return new String(bytes, StandardCharsets.US_ASCII);
    }
}
