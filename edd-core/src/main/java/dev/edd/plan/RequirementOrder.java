package dev.edd.plan;

import dev.edd.migration.Refactoring;
import dev.edd.migration.SequenceNumber;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Refactorings by ascending number, but none before those that it requires. */
final class RequirementOrder {
    private final Map<SequenceNumber, Refactoring> byNumber = new HashMap<>();
    private final Set<SequenceNumber> seen = new HashSet<>();
    private final List<Refactoring> ordered = new ArrayList<>();

    private RequirementOrder() {}

    static List<Refactoring> of(List<Refactoring> refactorings) {
        RequirementOrder order = new RequirementOrder();
        refactorings.forEach(each -> order.byNumber.put(each.number(), each));
        refactorings.forEach(order::visit);
        return order.ordered;
    }

    /** Returns whether a refactoring requires another one, directly or around corners. */
    static boolean requires(Refactoring refactoring, SequenceNumber other, List<Refactoring> refactorings) {
        if (refactoring.requires().isEmpty()) {
            return false;
        }
        RequirementOrder order = new RequirementOrder();
        refactorings.forEach(each -> order.byNumber.put(each.number(), each));
        order.visit(refactoring);
        return order.seen.contains(other);
    }

    /** Visits depth first (Tarjan 1976); a cycle, which validation reports, is cut where it closes. */
    private void visit(Refactoring refactoring) {
        if (seen.add(refactoring.number())) {
            for (SequenceNumber required : refactoring.requires()) {
                if (byNumber.containsKey(required)) {
                    visit(byNumber.get(required));
                }
            }
            ordered.add(refactoring);
        }
    }
}
