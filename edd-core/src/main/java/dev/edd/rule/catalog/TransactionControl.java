package dev.edd.rule.catalog;

import dev.edd.migration.Migration;
import dev.edd.rule.Finding;
import dev.edd.rule.PhaseRule;
import dev.edd.rule.RuleMetadata;
import dev.edd.rule.Scene;
import dev.edd.sql.Action;
import dev.edd.sql.Action.Transaction;
import dev.edd.sql.Action.Transaction.Boundary;
import java.util.List;

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
                .map(control -> METADATA.at(
                        control.location(),
                        "%s runs %s.".formatted(migration.id(), control.text()),
                        "Remove the line; split the file in two refactorings where two transactions are wanted."))
                .toList();
    }
}
