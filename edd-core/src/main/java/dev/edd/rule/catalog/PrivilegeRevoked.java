package dev.edd.rule.catalog;

import dev.edd.migration.Migration;
import dev.edd.migration.Phase;
import dev.edd.rule.Finding;
import dev.edd.rule.PhaseRule;
import dev.edd.rule.RuleMetadata;
import dev.edd.rule.Scene;
import dev.edd.sql.Action;
import dev.edd.sql.ObjectAction.Revoke;
import java.util.List;

/** Flags a right taken away before finalization. */
final class PrivilegeRevoked implements PhaseRule {
    private static final RuleMetadata METADATA = RuleMetadata.error(
            "privilege-revoked", "Until finalization a release that is running may still need the right.");

    @Override
    public RuleMetadata metadata() {
        return METADATA;
    }

    @Override
    public List<Class<? extends Action>> kinds() {
        return List.of(Revoke.class);
    }

    @Override
    public List<Finding> check(Migration migration, Scene scene) {
        if (!migration.phase().servesPreviousRelease()) {
            return List.of();
        }
        Existing existing = new Existing(migration, scene);
        return migration.statements(Revoke.class).stream()
                .filter(revoke -> !existing.createsBefore(revoke, revoke.name()))
                .map(revoke -> METADATA.at(
                        revoke.location(),
                        revoke.name().isPresent()
                                ? "%s revokes a right on %s.".formatted(migration.id(), revoke.name())
                                : "%s revokes a right.".formatted(migration.id()),
                        SafeWay.of("Revoke it when no one needs it:")
                                .in(
                                        Phase.FINALIZATION,
                                        "%s;",
                                        revoke.statement().text())
                                .toString()))
                .toList();
    }
}
