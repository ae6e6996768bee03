package dev.edd.scaffold;

import dev.edd.migration.Phase;
import dev.edd.migration.SequenceNumber;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The files of one new refactoring. */
public final class Scaffold {
    /** File systems take 255 bytes, number and ending included. */
    private static final int LONGEST = 200;

    private final Path directory;
    private final SequenceNumber number;
    private final String description;

    /**
     * Takes the changelog directory, which need not exist yet, a number that is free, and a name in the user's words.
     *
     * @throws UnusableNameException if the name holds neither letter nor digit, or is too long for a file
     */
    public Scaffold(Path directory, SequenceNumber number, String name) {
        this.directory = directory;
        this.number = number;
        this.description = description(name);
    }

    /** Returns the words of a name in lower case, joined by underscores, without accents. */
    private static String description(String name) {
        String plain = Normalizer.normalize(name, Normalizer.Form.NFD).replaceAll("\\p{M}", "");
        String words = plain.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]+", "_");
        String description = words.replaceAll("^_+|_+$", "");
        if (description.isEmpty()) {
            throw UnusableNameException.ofNoLetter(name);
        }
        if (description.getBytes(StandardCharsets.UTF_8).length > LONGEST) {
            throw UnusableNameException.ofTooMany(name);
        }
        return description;
    }

    /**
     * Writes one file for each phase, with a guide in comments, and returns them in the order of the phases. Where one
     * exists, none is written.
     *
     * @throws FileNotWritableException if a file exists or cannot be written
     */
    public List<Path> write(Set<Phase> phases) {
        List<Phase> ordered = phases.stream().sorted().toList();
        ordered.forEach(this::refuseExisting);
        return ordered.stream().map(this::write).toList();
    }

    private void refuseExisting(Phase phase) {
        Path file = file(phase);
        if (Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
            throw new FileNotWritableException(file, new FileAlreadyExistsException(file.toString()));
        }
    }

    private Path write(Phase phase) {
        Path file = file(phase);
        try {
            Files.createDirectories(file.getParent());
            return Files.writeString(file, guide(phase), StandardOpenOption.CREATE_NEW);
        } catch (IOException e) {
            throw new FileNotWritableException(file, e);
        }
    }

    private Path file(Phase phase) {
        return directory.resolve(phase.context()).resolve(number + "_" + description + ".sql");
    }

    private static String guide(Phase phase) throws IOException {
        String resource = phase.context() + ".sql";
        try (InputStream in = Scaffold.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("The library lacks its resource " + resource);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
