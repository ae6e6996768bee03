package dev.edd.rule.text;

import dev.edd.migration.Changelog;
import dev.edd.migration.Directives.BackfillKey;
import dev.edd.migration.Migration;
import dev.edd.migration.Statement;
import java.util.stream.Stream;

/** A statement that a backfill executes for each chunk of the rows of its key. */
public record ChunkStatement(Migration migration, BackfillKey key, Statement statement) {
    /** Returns those of a changelog, in order. */
    public static Stream<ChunkStatement> in(Changelog changelog) {
        return changelog.directed().stream().flatMap(migration -> migration.directives().backfill().stream()
                .flatMap(key -> migration.statements().stream()
                        .map(statement -> new ChunkStatement(migration, key, statement))));
    }
}
