package dev.edd.rule.catalog;

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
import dev.edd.sql.ObjectAction.ChangeObject;
import dev.edd.sql.ObjectAction.CreateObject;
import dev.edd.sql.ObjectAction.DropObject;
import dev.edd.sql.ObjectAction.Kind;
import dev.edd.sql.ObjectAction.Revoke;
import dev.edd.sql.TableAction.ChangeTable;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Flags a right taken away before finalization. */
final class PrivilegeRevoked implements PhaseRule {
    private static final RuleMetadata METADATA = RuleMetadata.error(
            "privilege-revoked", "Until finalization a release that is running may still need the right.");

    private static final Pattern LOCKED_OUT =
            Pattern.compile("\\bNOLOGIN\\b|\\bACCOUNT\\s+LOCK\\b", Pattern.CASE_INSENSITIVE);

    @Override
    public RuleMetadata metadata() {
        return METADATA;
    }

    @Override
    public List<Class<? extends Action>> kinds() {
        return List.of(Revoke.class, ChangeTable.class, DropObject.class, ChangeObject.class, CreateObject.class);
    }

    @Override
    public List<Finding> check(Migration migration, Scene scene) {
        if (!migration.phase().servesPreviousRelease()) {
            return List.of();
        }
        Existing existing = new Existing(migration, scene);
        return Stream.of(
                        migration.statements(Revoke.class).stream()
                                .filter(revoke -> !existing.createsBefore(revoke, revoke.name()))
                                .map(revoke -> finding(revoke, right(revoke), migration)),
                        HiddenRows.in(existing)
                                .map(hidden -> finding(
                                        hidden.action(),
                                        hidden.by(),
                                        "Hide them when every release that runs asks for what the policies show:",
                                        migration)),
                        migration.statements(ChangeObject.class).stream()
                                .filter(change -> change.kind() == Kind.ROLE)
                                .filter(role -> LOCKED_OUT.matcher(role.text()).find())
                                .map(role -> finding(
                                        role, "lets %s no longer log in".formatted(Spelling.named(role)), migration)))
                .flatMap(found -> found)
                .toList();
    }

    private static String right(Revoke revoke) {
        return revoke.name().isPresent()
                ? "revokes a right on %s%s"
                        .formatted(revoke.name(), revoke.name().written().endsWith(".") ? "*" : "")
                : "revokes a right";
    }

    private static Finding finding(Action action, String what, Migration migration) {
        return finding(action, what, "Revoke it when no one needs it:", migration);
    }

    private static Finding finding(Action action, String what, String advice, Migration migration) {
        return METADATA.at(
                action.location(),
                "%s %s.".formatted(migration.id(), what),
                SafeWay.of(advice)
                        .in(Phase.FINALIZATION, "%s;", Spelling.statement(action))
                        .toString());
    }
}
