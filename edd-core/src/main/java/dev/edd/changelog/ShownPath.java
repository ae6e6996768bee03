package dev.edd.changelog;

import java.nio.file.Path;

/** How reports show a path: the same on every machine, wherever the project lies there. */
final class ShownPath {
    private final Path base;

    /** Takes the project's folder. */
    ShownPath(Path base) {
        this.base = base.normalize();
    }

    /**
     * Returns a path from the project's folder, with {@code /} as separator; as it is if it lies elsewhere.
     *
     * @param said how it was named: what is named from the project's folder is shown from there, wherever it lies
     */
    String of(Path path, String said) {
        Path normal = path.normalize();
        boolean related = normal.startsWith(base) || base.resolve(said).startsWith(base);
        Path shown = related ? base.relativize(normal) : normal;
        return shown.toString().replace('\\', '/');
    }
}
