package dev.edd.rule.catalog;

import dev.edd.migration.Migration;
import dev.edd.migration.Phase;
import dev.edd.rule.Finding;
import dev.edd.rule.PhaseRule;
import dev.edd.rule.RuleMetadata;
import dev.edd.rule.Scene;
import dev.edd.rule.fix.Chunks;
import dev.edd.rule.fix.SafeWay;
import dev.edd.sql.Action;
import dev.edd.sql.Action.Transaction;
import dev.edd.sql.Action.Transaction.Boundary;
import dev.edd.sql.DataAction;
import dev.edd.sql.DataAction.Delete;
import dev.edd.sql.DataAction.Update;
import java.util.List;
import java.util.stream.Stream;

/** Flags a migration that begins or ends transactions itself. */
final class TransactionControl implements PhaseRule {
    private static final RuleMetadata METADATA = RuleMetadata.error(
            "transaction-control",
            "A migration and its record are one transaction already, which this cuts in two: after a failure one is "
                    + "there without the other.");

    @Override
    public RuleMetadata metadata() {
        return METADATA;
    }

    @Override
    public List<Class<? extends Action>> kinds() {
        return List.of(Transaction.class);
    }

    @Override
    public List<Finding> check(Migration migration, Scene scene) {
        return migration.statements(Transaction.class).stream()
                .filter(control -> control.boundary() != Boundary.SAVEPOINT)
                .map(
                        control -> METADATA.at(
                                control.location(),
                                "%s runs %s.".formatted(migration.id(), control.text()),
                                changes(control, migration)
                                        .findFirst()
                                        .map(change -> SafeWay.of(
                                                        "Leave the block out; a transition runs its statement in transactions of their own:")
                                                .in(Phase.TRANSITION, "%s", Chunks.of(change, scene))
                                                .toString())
                                        .orElse(
                                                "Remove the line; split the file in two refactorings where two transactions are wanted.")))
                .toList();
    }

    /** Returns what is changed by the block that it stands in. */
    private static Stream<DataAction> changes(Transaction control, Migration migration) {
        return migration.statements(DataAction.class).stream()
                .filter(change -> change instanceof Update || change instanceof Delete)
                .filter(change -> change.statement().equals(control.statement()));
    }
}
