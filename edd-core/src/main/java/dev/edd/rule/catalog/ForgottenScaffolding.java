package dev.edd.rule.catalog;

import dev.edd.migration.Migration;
import dev.edd.migration.Phase;
import dev.edd.migration.Statement;
import dev.edd.rule.Finding;
import dev.edd.rule.PhaseRule;
import dev.edd.rule.RuleMetadata;
import dev.edd.rule.Scene;
import dev.edd.rule.fix.SafeWay;
import dev.edd.rule.schema.NewTables;
import dev.edd.rule.text.Mentions;
import dev.edd.sql.ObjectAction;
import dev.edd.sql.ObjectAction.CreateObject;
import dev.edd.sql.ObjectAction.CreateRoutine;
import dev.edd.sql.ObjectAction.DropObject;
import dev.edd.sql.ObjectAction.Kind;
import dev.edd.sql.QualifiedName;
import dev.edd.sql.TableAction.DropTable;
import dev.edd.sql.TableAction.RenameTable;
import java.util.List;
import java.util.stream.Stream;

/** Flags a finalization that leaves the trigger, or the view under an old name, which its own initial put up. */
final class ForgottenScaffolding implements PhaseRule {
    private static final RuleMetadata METADATA = RuleMetadata.warning(
            "forgotten-scaffolding",
            "It serves the previous release only, and goes on costing every write when that release is gone.");

    @Override
    public RuleMetadata metadata() {
        return METADATA;
    }

    @Override
    public List<Finding> check(Migration migration, Scene scene) {
        if (migration.phase() != Phase.FINALIZATION) {
            return List.of();
        }
        return scene.refactoring().in(Phase.INITIAL).stream()
                .flatMap(initial -> scaffolds(initial, scene))
                .filter(scaffold -> !isTakenDown(scaffold, migration))
                .map(scaffold -> METADATA.at(
                        migration.location(),
                        "%s leaves the %s %s of %s standing."
                                .formatted(
                                        migration.id(),
                                        scaffold.made.kind().words(),
                                        scaffold.name,
                                        scaffold.made.location()),
                        fix(scaffold, scene)))
                .toList();
    }

    /** What an initial has made for the time being, and its name at the end of the initial. */
    private record Scaffold(ObjectAction made, QualifiedName name) {}

    private static Stream<Scaffold> scaffolds(Migration initial, Scene scene) {
        return Stream.<ObjectAction>concat(
                        initial.statements(CreateRoutine.class).stream()
                                .filter(routine -> routine.kind() == Kind.TRIGGER)
                                .filter(trigger -> !NewTables.has(trigger.on(), scene)),
                        initial.statements(CreateObject.class).stream().filter(view -> view.kind() == Kind.VIEW))
                .map(made -> new Scaffold(made, lastName(made, initial)))
                .filter(scaffold -> scaffold.made instanceof CreateRoutine || isUnderOldName(scaffold, initial));
    }

    /** MySQL renames a view like a table. */
    private static QualifiedName lastName(ObjectAction made, Migration initial) {
        List<Statement> statements = initial.statements();
        QualifiedName name = made.name();
        for (Statement statement : statements.subList(statements.indexOf(made), statements.size())) {
            if (statement instanceof RenameTable rename && rename.table().matches(name)) {
                name = rename.to();
            }
        }
        return name;
    }

    private static boolean isUnderOldName(Scaffold view, Migration initial) {
        return initial.statements(RenameTable.class).stream()
                .anyMatch(rename -> rename.table().matches(view.name));
    }

    private static boolean isTakenDown(Scaffold scaffold, Migration finalization) {
        QualifiedName on = scaffold.made instanceof CreateRoutine trigger ? trigger.on() : QualifiedName.NONE;
        boolean dropped = finalization.statements(DropObject.class).stream()
                .anyMatch(drop -> drop.name().matches(scaffold.name) || Mentions.of(drop.name(), scaffold.made.text()));
        return dropped
                || finalization.statements(DropTable.class).stream()
                        .anyMatch(drop -> drop.table().matches(on));
    }

    private static String fix(Scaffold scaffold, Scene scene) {
        boolean ownedByTable = scaffold.made instanceof CreateRoutine
                && scene.engine().dialect().rollsBackDdl();
        String drop = scaffold.made instanceof CreateRoutine trigger
                ? "DROP TRIGGER IF EXISTS %s%s;".formatted(scaffold.name, ownedByTable ? " ON " + trigger.on() : "")
                : "DROP VIEW IF EXISTS %s;".formatted(scaffold.name);
        return SafeWay.of("Take it down, or create it in a refactoring of its own if it is to stay:")
                .in(Phase.FINALIZATION, "%s", drop)
                .toString();
    }
}
