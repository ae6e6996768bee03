package dev.edd.rule.catalog;

import dev.edd.migration.Dialect;
import dev.edd.migration.Migration;
import dev.edd.migration.Statement;
import dev.edd.rule.Finding;
import dev.edd.rule.PhaseRule;
import dev.edd.rule.RuleMetadata;
import dev.edd.rule.Scene;
import dev.edd.rule.fix.SafeWay;
import dev.edd.rule.text.Mentions;
import dev.edd.rule.text.Spelling;
import dev.edd.sql.Action;
import dev.edd.sql.Action.Setting;
import java.util.List;

/** Flags a statement that no transaction may hold beside others, which then lose theirs. */
final class NotInOneTransaction implements PhaseRule {
    private static final RuleMetadata METADATA = RuleMetadata.warning(
                    "not-in-one-transaction",
                    "The whole migration runs without a transaction, so a failure leaves the first statements done.")
            .on(Dialect.POSTGRESQL);

    @Override
    public RuleMetadata metadata() {
        return METADATA;
    }

    @Override
    public List<Finding> check(Migration migration, Scene scene) {
        if (migration.statements().size() < 2 || migration.runsInTransaction()) {
            return List.of();
        }
        List<Statement> working = working(migration);
        boolean mixed = working.size() > 1 && !working.stream().allMatch(NotInOneTransaction::canRunAgain);
        return working.stream()
                .filter(statement -> mixed && !statement.runsInTransaction())
                .limit(1)
                .map(statement -> METADATA.at(
                        statement.location(),
                        "%s runs %s beside other statements."
                                .formatted(migration.id(), Spelling.brief(statement.text())),
                        SafeWay.of("Give it a refactoring of its own:")
                                .under(
                                        "%s of refactoring %s"
                                                .formatted(
                                                        migration.phase(),
                                                        scene.changelog().nextNumber()),
                                        "%s;",
                                        statement.text())
                                .toString()))
                .toList();
    }

    private static List<Statement> working(Migration migration) {
        return migration.statements().stream()
                .filter(statement -> !(statement instanceof Setting))
                .map(statement -> ((Action) statement).statement())
                .distinct()
                .toList();
    }

    /** Returns whether nothing is lost by running it twice. */
    private static boolean canRunAgain(Statement statement) {
        return !statement.runsInTransaction()
                && (Mentions.of("EXISTS", statement.text()) || Mentions.of("VACUUM", statement.text()));
    }
}
