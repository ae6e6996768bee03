package dev.edd.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The account for a server that refuses to run as root; it takes anyone it cannot recognize for somebody else. */
enum Account {
    /** The ordinary user that this JVM runs as. */
    OWN,

    /** Root seen from a user namespace without a mapping: still the owner of its files, but nameless. */
    NAMELESS,

    /** Another account, where user namespaces are forbidden; it must be able to enter the folders. */
    NOBODY;

    static Account current() {
        if (!isRoot()) {
            return OWN;
        }
        return Command.succeeds("unshare", "-U", "true") ? NAMELESS : NOBODY;
    }

    /** Returns whether this JVM runs as root. */
    static boolean isRoot() {
        try {
            return Integer.valueOf(0).equals(Files.getAttribute(Path.of("/proc/self"), "unix:uid"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns the start of a command that runs the program under this account. */
    List<String> command(Path program) {
        List<String> words = new ArrayList<>(
                switch (this) {
                    case OWN -> List.of();
                    case NAMELESS -> List.of("unshare", "-U");
                    case NOBODY -> List.of("setpriv", "--reuid=65534", "--regid=65534", "--clear-groups");
                });
        words.add(program.toString());
        return words;
    }

    /** Makes an empty directory this account's. */
    void own(Path directory) {
        if (this == NOBODY) {
            new Command(directory.resolveSibling("install.log"), "chown", "65534:65534", directory.toString()).run();
        }
    }
}
