package dev.edd.rule.catalog;

import dev.edd.migration.Changelog;
import dev.edd.migration.Dialect;
import dev.edd.migration.Statement;
import dev.edd.rule.Finding;
import dev.edd.rule.Rule;
import dev.edd.rule.RuleMetadata;
import dev.edd.rule.fix.KeyRange;
import dev.edd.rule.text.ChunkStatement;
import dev.edd.sql.Action;
import dev.edd.sql.SqlParser;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Flags a statement of a backfill that does not keep to its chunk. */
final class UnboundedBackfill implements Rule {
    private static final RuleMetadata METADATA = RuleMetadata.error(
            "unbounded-backfill",
            "Each chunk would do the work of others again, on the whole table in the worst case.");

    @Override
    public RuleMetadata metadata() {
        return METADATA;
    }

    @Override
    public List<Finding> check(Changelog changelog) {
        return ChunkStatement.in(changelog)
                .filter(chunk -> changesRows(chunk.statement()))
                .flatMap(chunk -> explain(chunk).stream())
                .toList();
    }

    private static boolean changesRows(Statement statement) {
        return SqlParser.actions(statement, Dialect.OTHER).stream()
                .noneMatch(action -> action instanceof Action.Setting || action instanceof Action.Session);
    }

    private static Optional<Finding> explain(ChunkStatement chunk) {
        Set<String> used = SqlParser.parameters(chunk.statement());
        List<String> missing = new ArrayList<>();
        for (int i = 0; i < chunk.key().columns().size(); i++) {
            for (String end : List.of("from", "to")) {
                List<String> names = chunk.key().parameters(end, i);
                if (names.stream().noneMatch(used::contains)) {
                    missing.add(":" + names.get(0));
                }
            }
        }
        return missing.isEmpty()
                ? Optional.empty()
                : Optional.of(METADATA.at(
                        chunk.statement().location(),
                        "%s has a statement without %s."
                                .formatted(chunk.migration().id(), String.join(", ", missing)),
                        "Add \"%s\" to its WHERE.".formatted(new KeyRange(chunk.key(), Dialect.OTHER).of(""))));
    }
}
