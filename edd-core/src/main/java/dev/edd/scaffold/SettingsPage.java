package dev.edd.scaffold;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.UnaryOperator;

/** The {@code edd.yaml} of a changelog directory, which need not exist yet. */
public final class SettingsPage {
    private final Path file;

    /** Takes the changelog directory. */
    public SettingsPage(Path directory) {
        this.file = directory.resolve("edd.yaml");
    }

    /**
     * Changes its text; an empty one stands for a file that is not there.
     *
     * @throws FileNotWritableException if it cannot be read or written
     */
    public void change(UnaryOperator<String> edit) {
        try {
            String text = edit.apply(Files.exists(file) ? Files.readString(file) : "");
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new FileNotWritableException(file, e);
        }
    }
}
