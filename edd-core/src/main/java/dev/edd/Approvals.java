package dev.edd;

import dev.edd.audit.ApprovalLog;
import dev.edd.audit.AuditTrail;
import dev.edd.audit.Deed;
import dev.edd.database.Database;
import dev.edd.environment.Approval;
import dev.edd.migration.Migration;
import dev.edd.migration.Refactoring;
import dev.edd.plan.DatabaseState;
import dev.edd.release.Origin;
import java.time.Duration;
import java.util.List;

/**
 * Records who lets migrations into one environment, and who takes that back. Killed in between, it has let nothing in that
 * the audit trail does not know of.
 */
final class Approvals {
    private final DatabaseState state;
    private final Database database;
    private final Origin runner;

    Approvals(DatabaseState state, Database database, Origin runner) {
        this.state = state;
        this.database = database;
        this.runner = runner;
    }

    Approval approve(Approval.Subject subject, String approver) {
        Migration migration = pending(subject, approver);
        Approval approval = Approval.of(refactoring(subject), subject, approver);
        record("approved", migration, approval);
        return new ApprovalLog(database).add(approval, runner);
    }

    /** Takes back every approval of a migration, whoever gave it. */
    Approval revoke(Approval.Subject subject, String approver) {
        Migration migration = pending(subject, approver);
        ApprovalLog log = new ApprovalLog(database);
        if (Approval.standing(log.read(), subject).isEmpty()) {
            throw ApprovalRefusedException.never(subject, migration);
        }
        Approval revocation = log.add(Approval.revocation(subject, approver), runner);
        record("revoked", migration, revocation);
        return revocation;
    }

    /** Returns what may be approved, or throws why not. */
    private Migration pending(Approval.Subject subject, String approver) {
        if (subject.environment().isEmpty()) {
            throw ApprovalRefusedException.nowhere(subject);
        }
        if (approver.isBlank()) {
            throw ApprovalRefusedException.anonymous(subject);
        }
        Refactoring refactoring = refactoring(subject);
        Migration migration = refactoring
                .in(subject.phase())
                .orElseThrow(() -> ApprovalRefusedException.withoutPhase(subject, refactoring));
        if (state.isApplied(refactoring, subject.phase())) {
            throw ApprovalRefusedException.applied(migration);
        }
        return migration;
    }

    private Refactoring refactoring(Approval.Subject subject) {
        return state.changelog().refactorings().stream()
                .filter(each -> each.number().value() == subject.number())
                .findFirst()
                .orElseThrow(() -> ApprovalRefusedException.unknown(subject, state.changelog()));
    }

    private void record(String outcome, Migration migration, Approval approval) {
        String detail = "By %s, for %s."
                .formatted(approval.approver(), approval.subject().environment());
        String digest = approval.isRevocation() ? "" : approval.digest();
        Deed deed = new Deed(Deed.Kind.APPROVAL, migration.id().toString(), outcome, detail, digest, Duration.ZERO);
        new AuditTrail(database).add(List.of(deed), runner);
    }
}
