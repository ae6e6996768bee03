package dev.edd.plan;

import dev.edd.environment.Approval;
import dev.edd.environment.Clearance;
import dev.edd.environment.Demands;
import dev.edd.migration.Phase;
import java.util.List;
import java.util.Optional;

/** Where it is demanded, somebody has looked at what would run, and the text is still the same. */
final class Approved implements Gate {
    @Override
    public String name() {
        return "approved";
    }

    @Override
    public boolean concerns(Phase phase) {
        return true;
    }

    @Override
    public Optional<String> closed(Situation situation) {
        Clearance clearance = situation.clearance();
        Demands demands = clearance.environment().demands();
        if (!demands.approval().contains(situation.phase())) {
            return Optional.empty();
        }
        Approval.Subject subject = new Approval.Subject(
                clearance.environment().id(), situation.refactoring().number().value(), situation.phase());
        List<Approval> given = Approval.standing(clearance.approvals(), subject);
        String digest = Approval.digest(situation.refactoring(), situation.phase());
        List<Approval> valid = given.stream()
                .filter(approval -> approval.digest().equals(digest))
                .toList();
        String command = "mvn edd:approve -Dedd.number=%s -Dedd.phase=%s -Dedd.env=%s"
                .formatted(subject.number(), subject.phase(), subject.environment());
        String way = "opens with " + command;
        if (given.isEmpty()) {
            return Optional.of("%s; %s".formatted(nobody(clearance.approvals(), subject), way));
        }
        if (valid.isEmpty()) {
            return Optional.of("%s; %s".formatted(changed(given.get(given.size() - 1)), way));
        }
        return demands.fourEyes() ? ownHand(valid, clearance.runner(), command) : Optional.empty();
    }

    /** Where nobody's approval stands, all there is are those who took it back. */
    private static String nobody(List<Approval> all, Approval.Subject subject) {
        return all.stream()
                .filter(approval -> approval.subject().equals(subject) && approval.isRevocation())
                .reduce((earlier, later) -> later)
                .map(last -> "%s has revoked the approval of its %s on %s"
                        .formatted(last.approver(), subject.phase(), Refusals.day(last.when())))
                .orElse("nobody has approved its %s".formatted(subject.phase()));
    }

    private static String changed(Approval last) {
        return "its files were changed after %s had approved its %s on %s"
                .formatted(last.approver(), last.subject().phase(), Refusals.day(last.when()));
    }

    private static Optional<String> ownHand(List<Approval> approvals, String runner, String command) {
        if (runner.isBlank()) {
            return Optional.of("nobody knows who runs it, so who approved it may be the same; opens with -Dedd.user=…");
        }
        return approvals.stream().allMatch(approval -> approval.isBy(runner))
                ? Optional.of(("%s has approved it, and may not be the one who runs it; "
                                + "opens for somebody else, or once somebody else approves it, too: %s")
                        .formatted(runner, command))
                : Optional.empty();
    }
}
