package dev.edd.baseline;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.edd.validation.Baseline;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** A baseline as JSON, which belongs under version control. A file that does not exist holds none. */
public record BaselineFile(Path path) {
    /** The file of those who have none. */
    public static final BaselineFile NONE = new BaselineFile(Path.of(""));

    /** Returns what it holds. */
    public Baseline read() {
        if (!Files.isRegularFile(path)) {
            return Baseline.EMPTY;
        }
        try {
            return BaselineJson.read(Files.readString(path));
        } catch (JsonProcessingException e) {
            throw BaselineFileException.unreadable(path, e.getOriginalMessage(), e);
        } catch (IOException e) {
            throw BaselineFileException.unreadable(path, e.toString(), e);
        }
    }

    /** Writes a baseline in the place of what the file holds, sorted, so that changes to it can be reviewed. */
    public void write(Baseline baseline) {
        try {
            Path folder = path.getParent();
            if (folder != null) {
                Files.createDirectories(folder);
            }
            Files.writeString(path, BaselineJson.text(baseline), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw BaselineFileException.unwritable(path, e);
        }
    }
}
