package dev.edd.rule.catalog;

import dev.edd.migration.Migration;
import dev.edd.migration.Phase;
import dev.edd.rule.Finding;
import dev.edd.rule.PhaseRule;
import dev.edd.rule.RuleMetadata;
import dev.edd.rule.Scene;
import dev.edd.rule.fix.SecondType;
import dev.edd.rule.schema.Existing;
import dev.edd.rule.schema.TypeChange;
import dev.edd.sql.Action;
import dev.edd.sql.ColumnAction.ChangeType;
import dev.edd.sql.ColumnAction.RedefineColumn;
import dev.edd.sql.ColumnAction.RenameColumn;
import dev.edd.sql.ObjectAction.ChangeObject;
import java.util.List;
import java.util.stream.Stream;

/** Flags an initial that makes a column narrower, or another type altogether. */
final class RetypedColumn implements PhaseRule {
    private static final RuleMetadata METADATA = RuleMetadata.error(
            "retyped-column",
            "The previous release reads and writes values of the old type, which the new one does not hold.");

    @Override
    public RuleMetadata metadata() {
        return METADATA;
    }

    @Override
    public List<Class<? extends Action>> kinds() {
        return List.of(ChangeType.class, RedefineColumn.class, RenameColumn.class, ChangeObject.class);
    }

    @Override
    public List<Finding> check(Migration migration, Scene scene) {
        if (migration.phase() != Phase.INITIAL) {
            return List.of();
        }
        Existing existing = new Existing(migration, scene);
        Stream<Finding> columns = TypeChange.in(migration, scene).stream()
                .filter(change -> !change.isOfNewColumn(existing))
                .filter(change -> !change.keepsValues())
                .map(change -> METADATA.at(
                        change.action().location(),
                        "%s changes %s to %s%s%s%s."
                                .formatted(
                                        migration.id(),
                                        change.action().column(),
                                        change.type(),
                                        change.mayForbidNulls() ? " NOT NULL" : "",
                                        change.from().isPresent() ? "" : ", whatever it was before",
                                        change.byHand() ? ", by a column that takes its place" : ""),
                        new SecondType(change, scene).fix()));
        return Stream.concat(columns, RetypedAttribute.findings(migration, scene, METADATA))
                .toList();
    }
}
