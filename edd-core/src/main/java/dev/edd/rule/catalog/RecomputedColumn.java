package dev.edd.rule.catalog;

import dev.edd.migration.Migration;
import dev.edd.migration.Phase;
import dev.edd.rule.Finding;
import dev.edd.rule.RuleMetadata;
import dev.edd.rule.Scene;
import dev.edd.rule.fix.Chunks;
import dev.edd.rule.fix.SafeWay;
import dev.edd.rule.schema.Columns;
import dev.edd.rule.schema.Existing;
import dev.edd.rule.text.Outline;
import dev.edd.rule.text.Spelling;
import dev.edd.sql.ColumnAction.ChangeGeneration;
import dev.edd.sql.ColumnAction.Definition;
import dev.edd.sql.ColumnAction.Trait;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A stored column, as every computed one is where nobody says, that is computed by another expression from now on. */
record RecomputedColumn(ChangeGeneration change, String expression, Scene scene) {
    private static final Pattern SET_EXPRESSION =
            Pattern.compile("\\s*SET\\s+EXPRESSION\\s+AS\\s*(\\(.*)", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    /** Returns a finding of a rule for each of a migration. */
    static Stream<Finding> findings(Migration migration, Scene scene, RuleMetadata rule) {
        Existing existing = new Existing(migration, scene);
        return migration.statements(ChangeGeneration.class).stream()
                .filter(change -> existing.table(change.table()))
                .filter(change -> Columns.at(scene, change)
                        .filter(old -> old.is(Trait.VIRTUAL))
                        .isEmpty())
                .flatMap(change -> {
                    Matcher set = SET_EXPRESSION.matcher(change.text());
                    return set.find()
                            ? Stream.of(new RecomputedColumn(change, Outline.parentheses(set.group(1)), scene))
                            : Stream.empty();
                })
                .map(recomputed -> rule.at(
                        recomputed.change().location(),
                        "%s computes %s anew in every row."
                                .formatted(migration.id(), recomputed.change().column()),
                        recomputed.fix()));
    }

    private String fix() {
        String column = Spelling.bare(change);
        String second = Spelling.word(column) + "_new";
        String type = Columns.at(scene, change).map(Definition::type).orElse("<its type>");
        return SafeWay.of("Add a plain column, let the next release compute it, and fill the old rows in batches:")
                .in(Phase.INITIAL, "ALTER TABLE %s ADD COLUMN %s %s;", change.table(), second, type)
                .in(
                        Phase.TRANSITION,
                        "%s",
                        Chunks.of(change.table(), scene)
                                .update(
                                        "%s = %s".formatted(second, expression),
                                        "%s IS DISTINCT FROM %s".formatted(second, expression)))
                .in(Phase.FINALIZATION, "ALTER TABLE %s DROP COLUMN %s;", change.table(), column)
                .toString();
    }
}
