package dev.edd.rule.catalog;

import dev.edd.migration.Dialect;
import dev.edd.migration.Migration;
import dev.edd.migration.Phase;
import dev.edd.rule.Finding;
import dev.edd.rule.PhaseRule;
import dev.edd.rule.RuleMetadata;
import dev.edd.rule.Scene;
import dev.edd.rule.fix.SafeWay;
import dev.edd.sql.Action;
import dev.edd.sql.ObjectAction.ChangeObject;
import java.util.List;
import java.util.stream.Stream;

/** Flags an initial that demands more of all columns of a domain than before. */
final class DomainConstraint implements PhaseRule {
    private static final RuleMetadata METADATA = RuleMetadata.error(
                    "domain-constraint",
                    "The previous release does not know what the domain demands, and every table that has it is read "
                            + "while writers wait.")
            .on(Dialect.POSTGRESQL, Dialect.H2);

    @Override
    public RuleMetadata metadata() {
        return METADATA;
    }

    @Override
    public List<Class<? extends Action>> kinds() {
        return List.of(ChangeObject.class);
    }

    @Override
    public List<Finding> check(Migration migration, Scene scene) {
        return migration.phase() == Phase.INITIAL ? findings(migration, scene).toList() : List.of();
    }

    private static Stream<Finding> findings(Migration migration, Scene scene) {
        return DomainDemands.in(migration, scene)
                .map(change -> METADATA.at(
                        change.location(),
                        "%s demands more of all columns that are of the domain %s."
                                .formatted(migration.id(), change.name()),
                        fix(change, scene)));
    }

    private static String fix(ChangeObject change, Scene scene) {
        boolean h2 = scene.engine().dialect() == Dialect.H2;
        return SafeWay.of(h2 ? "Demand it at the end:" : "Demand it at the end, of new rows first:")
                .in(Phase.FINALIZATION, "%s;", h2 ? change.text() : DomainDemands.unchecked(change))
                .toString();
    }
}
