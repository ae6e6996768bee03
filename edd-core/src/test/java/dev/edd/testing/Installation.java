package dev.edd.testing;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;

/** A product's programs, and a data directory to be copied; made once per machine and user, and never changed. */
record Installation(Path home) {

    /** Returns the installation, made first if need be. JVMs may do so at the same time: one of them wins. */
    static Installation of(Product product) {
        Path cache = Directories.cache();
        Installation installation = new Installation(cache.resolve(product.version()));
        if (!Files.exists(installation.home())) {
            Installation draft = new Installation(cache.resolve("draft-" + UUID.randomUUID()));
            try {
                Directories.create(draft.programs());
                product.install(draft);
                draft.publish(installation);
            } finally {
                draft.delete();
            }
        }
        return installation;
    }

    Path programs() {
        return home.resolve("programs");
    }

    Path template() {
        return home.resolve("data");
    }

    Path log() {
        return home.resolve("install.log");
    }

    private void publish(Installation finished) {
        try {
            Files.move(home, finished.home(), ATOMIC_MOVE);
        } catch (IOException e) {
            if (!Files.exists(finished.home())) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private void delete() {
        if (Files.exists(home)) {
            Command.succeeds("rm", "-rf", home.toString());
        }
    }
}
