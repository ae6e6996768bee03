package dev.edd.rule.catalog;

import dev.edd.migration.Dialect;
import dev.edd.migration.Migration;
import dev.edd.migration.Phase;
import dev.edd.rule.Finding;
import dev.edd.rule.PhaseRule;
import dev.edd.rule.RuleMetadata;
import dev.edd.rule.Scene;
import dev.edd.rule.fix.SafeWay;
import dev.edd.rule.schema.Existing;
import dev.edd.rule.text.Spelling;
import dev.edd.sql.Action;
import dev.edd.sql.ColumnAction.AddColumn;
import java.util.List;
import java.util.regex.Pattern;

/** Flags an initial that adds a column of a type without equality to an existing table. */
final class JsonColumn implements PhaseRule {
    private static final RuleMetadata METADATA = RuleMetadata.warning(
                    "json-column",
                    "PostgreSQL cannot compare json, so what the previous release does with SELECT DISTINCT, UNION or "
                            + "GROUP BY over whole rows fails.")
            .on(Dialect.POSTGRESQL);

    @Override
    public RuleMetadata metadata() {
        return METADATA;
    }

    @Override
    public List<Class<? extends Action>> kinds() {
        return List.of(AddColumn.class);
    }

    @Override
    public List<Finding> check(Migration migration, Scene scene) {
        if (migration.phase() != Phase.INITIAL) {
            return List.of();
        }
        Existing existing = new Existing(migration, scene);
        return migration.statements(AddColumn.class).stream()
                .filter(add -> existing.table(add.table()))
                .filter(add -> add.definition().type().equalsIgnoreCase("json"))
                .map(add -> METADATA.at(
                        add.location(),
                        "%s adds %s as json.".formatted(migration.id(), add.column()),
                        SafeWay.of("Take jsonb, which can be compared and indexed:")
                                .in(Phase.INITIAL, "ALTER TABLE %s %s;", add.table(), comparable(add))
                                .toString()))
                .toList();
    }

    private static String comparable(AddColumn add) {
        String column = Spelling.bare(add);
        return Pattern.compile("(%s\\s+)json\\b".formatted(Pattern.quote(column)), Pattern.CASE_INSENSITIVE)
                .matcher(add.text().strip())
                .replaceFirst("$1JSONB");
    }
}
