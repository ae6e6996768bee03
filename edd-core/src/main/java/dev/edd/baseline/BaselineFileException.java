package dev.edd.baseline;

import dev.edd.migration.EddException;
import java.io.IOException;
import java.nio.file.Path;

/** Says that the file of a baseline cannot be read or written. */
public final class BaselineFileException extends EddException {
    private static final long serialVersionUID = 1L;

    private BaselineFileException(String message, IOException cause) {
        super(message, cause);
    }

    static BaselineFileException unreadable(Path file, String reason, IOException cause) {
        return new BaselineFileException(
                message(
                        "The baseline cannot be read.",
                        file.toString(),
                        reason,
                        "Restore it from version control, or write it anew with -Dedd.updateBaseline=true."),
                cause);
    }

    static BaselineFileException unwritable(Path file, IOException cause) {
        return new BaselineFileException(
                message(
                        "The baseline was not written.",
                        file.toString(),
                        cause.toString(),
                        "Set edd.baseline to a file that can be written."),
                cause);
    }
}
