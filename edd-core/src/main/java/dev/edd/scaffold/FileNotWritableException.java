package dev.edd.scaffold;

import dev.edd.migration.EddException;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;

/** Says that a new file could not be written. */
public final class FileNotWritableException extends EddException {
    private static final long serialVersionUID = 1L;

    FileNotWritableException(Path file, IOException cause) {
        super(
                message(
                        "%s was not written.".formatted(file.getFileName()),
                        file.toString(),
                        cause instanceof FileAlreadyExistsException
                                ? "The file exists, and existing files are never changed."
                                : cause.toString(),
                        "Move the file away, or make the folder writable, and run the same command again."),
                cause);
    }
}
