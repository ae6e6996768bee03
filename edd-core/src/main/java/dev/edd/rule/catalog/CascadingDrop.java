package dev.edd.rule.catalog;

import dev.edd.migration.Dialect;
import dev.edd.migration.Migration;
import dev.edd.migration.Phase;
import dev.edd.rule.Finding;
import dev.edd.rule.PhaseRule;
import dev.edd.rule.RuleMetadata;
import dev.edd.rule.Scene;
import dev.edd.rule.fix.SafeWay;
import dev.edd.rule.schema.Dependents;
import dev.edd.sql.Action;
import dev.edd.sql.ColumnAction.DropColumn;
import dev.edd.sql.ObjectAction.DropObject;
import dev.edd.sql.TableAction.DropTable;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Flags a finalization that drops with {@code CASCADE} what something is built on that no migration drops. */
final class CascadingDrop implements PhaseRule {
    private static final RuleMetadata METADATA = RuleMetadata.warning(
                    "cascading-drop",
                    "The database drops along what is built on it, without a word, and the releases that run miss it.")
            .on(Dialect.POSTGRESQL, Dialect.H2);

    @Override
    public RuleMetadata metadata() {
        return METADATA;
    }

    @Override
    public List<Class<? extends Action>> kinds() {
        return List.of(DropColumn.class, DropTable.class, DropObject.class);
    }

    @Override
    public List<Finding> check(Migration migration, Scene scene) {
        if (migration.phase() != Phase.FINALIZATION) {
            return List.of();
        }
        return Stream.of(
                        migration.statements(DropColumn.class).stream().filter(DropColumn::cascade),
                        migration.statements(DropTable.class).stream().filter(DropTable::cascade),
                        migration.statements(DropObject.class).stream().filter(DropObject::cascade))
                .flatMap(drops -> drops)
                .flatMap(drop -> finding(drop, new Dependents(drop, scene).all(), migration))
                .toList();
    }

    private static Stream<Finding> finding(Action drop, List<Dependents.Dependent> dependents, Migration migration) {
        if (dependents.isEmpty()) {
            return Stream.of();
        }
        String all = dependents.stream()
                .map(each -> "%s of %s".formatted(each.words(), each.made().location()))
                .collect(Collectors.joining(", "));
        String drops = dependents.stream().map(Dependents.Dependent::drop).collect(Collectors.joining("\n"));
        return Stream.of(METADATA.at(
                drop.location(),
                "%s drops with CASCADE, along with what it names: %s.".formatted(migration.id(), all),
                SafeWay.of(
                                "Rebuild what is to stay in an initial, without what is dropped; name what is to go, and leave CASCADE out:")
                        .in(Phase.FINALIZATION, "%s", drops)
                        .toString()));
    }
}
