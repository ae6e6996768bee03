package dev.edd;

import dev.edd.environment.Approval;
import dev.edd.migration.Changelog;
import dev.edd.migration.EddException;
import dev.edd.migration.Migration;
import dev.edd.migration.Phase;
import dev.edd.migration.Refactoring;
import java.util.List;
import java.util.stream.Collectors;

/** Says that something was to be approved that cannot be; nothing was recorded. */
public final class ApprovalRefusedException extends EddException {
    private static final long serialVersionUID = 1L;

    private ApprovalRefusedException(String message) {
        super(message);
    }

    static ApprovalRefusedException nowhere(Approval.Subject subject) {
        return new ApprovalRefusedException(message(
                "Nobody says for which environment the %s of %s is approved."
                        .formatted(subject.phase(), subject.number()),
                "",
                "An approval is for one environment, which the project declares.",
                "Name it: -Dedd.env=production"));
    }

    static ApprovalRefusedException anonymous(Approval.Subject subject) {
        return new ApprovalRefusedException(message(
                "Nobody approves the %s of %s.".formatted(subject.phase(), subject.number()),
                "",
                "An approval is recorded under a name, so that somebody can be asked.",
                "Name who it is: -Dedd.approver=…"));
    }

    static ApprovalRefusedException unknown(Approval.Subject subject, Changelog changelog) {
        List<String> pending =
                changelog.refactorings().stream().map(Refactoring::name).toList();
        return new ApprovalRefusedException(message(
                "There is no refactoring %s.".formatted(subject.number()),
                changelog.root(),
                "An approval holds for the very text that is approved.",
                pending.isEmpty() ? "Create it first." : "Use one of %s.".formatted(String.join(", ", pending))));
    }

    static ApprovalRefusedException withoutPhase(Approval.Subject subject, Refactoring refactoring) {
        String phases = refactoring.migrations().stream()
                .map(Migration::phase)
                .map(Phase::toString)
                .collect(Collectors.joining(", "));
        return new ApprovalRefusedException(message(
                "%s has no %s.".formatted(refactoring.name(), subject.phase()),
                "",
                "An approval holds for the very text that is approved.",
                "Use -Dedd.phase=… with one of %s.".formatted(phases)));
    }

    static ApprovalRefusedException never(Approval.Subject subject, Migration migration) {
        return new ApprovalRefusedException(message(
                "There is no approval of %s for %s.".formatted(migration.id(), subject.environment()),
                migration.location().toString(),
                "Only what was approved, and is not revoked yet, can be taken back.",
                "See what was: mvn edd:history -Dedd.env=%s".formatted(subject.environment())));
    }

    static ApprovalRefusedException applied(Migration migration) {
        return new ApprovalRefusedException(message(
                "%s has been applied.".formatted(migration.id()),
                migration.location().toString(),
                "What has run is past approving.",
                "See who let it in: mvn edd:history"));
    }
}
