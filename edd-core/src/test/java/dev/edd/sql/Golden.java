package dev.edd.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file of expectations, rewritten with {@code -Dedd.golden=update}. */
final class Golden {
    private Golden() {}

    static void assertSame(Path file, String actual) throws IOException {
        if ("update".equals(System.getProperty("edd.golden"))) {
            Files.writeString(file, actual);
        }
        assertThat(actual).isEqualTo(Files.readString(file));
    }
}
