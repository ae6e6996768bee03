package dev.edd.plan;

import dev.edd.migration.EddException;
import dev.edd.plan.Plan.Refusal;
import java.util.List;
import java.util.stream.Collectors;

/** Says why a plan must not be carried out; nothing has run. */
public final class PlanRefusedException extends EddException {
    private static final long serialVersionUID = 1L;

    /** Takes the refusals, at least one. */
    public PlanRefusedException(List<Refusal> refusals) {
        super(refusals.stream()
                .map(refusal -> message(refusal.what(), refusal.where(), refusal.why(), refusal.fix()))
                .collect(Collectors.joining("\n")));
    }
}
