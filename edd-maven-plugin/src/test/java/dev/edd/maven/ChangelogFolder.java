package dev.edd.maven;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A changelog in the plain-SQL layout that a test writes for itself. */
record ChangelogFolder(Path path) {

    /** Returns a changelog with one refactoring of three phases, whose transition leaves nothing over. */
    static ChangelogFolder withOneRefactoring(Path path) {
        return new ChangelogFolder(path)
                .with("initial/0001_shop.sql", "CREATE TABLE item (id INT PRIMARY KEY, code VARCHAR(9));\n")
                .with("transition/0001_shop.sql", "UPDATE item SET code = 'new' WHERE code IS NULL;\n")
                .with("finalization/0001_shop.sql", "ALTER TABLE item ALTER COLUMN code SET NOT NULL;\n");
    }

    /** Writes a file, given its path within the changelog. */
    ChangelogFolder with(String file, String sql) {
        try {
            Path target = path.resolve(file);
            Files.createDirectories(target.resolveSibling(""));
            Files.writeString(target, sql);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
