package dev.edd.validation;

import dev.edd.migration.Changelog;
import dev.edd.migration.Location;
import dev.edd.migration.Migration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Whose a line of a file is: a plain-SQL file holds one migration, a native changelog many, one after the other. */
final class Owners {
    private final Map<String, List<Migration>> byPath = new HashMap<>();

    Owners(Changelog changelog) {
        for (Migration migration : changelog.migrations()) {
            byPath.computeIfAbsent(migration.location().path(), path -> new ArrayList<>(1))
                    .add(migration);
        }
    }

    /** Returns the migration that begins at the line or last before it; several where that cannot be told. */
    List<Migration> of(Location location) {
        List<Migration> inFile = byPath.getOrDefault(location.path(), List.of());
        if (inFile.size() < 2) {
            return inFile;
        }
        int begin = inFile.stream()
                .mapToInt(migration -> migration.location().line())
                .filter(line -> line <= location.line())
                .max()
                .orElse(-1);
        return inFile.stream()
                .filter(migration -> migration.location().line() == begin)
                .toList();
    }
}
