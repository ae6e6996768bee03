package dev.edd;

import dev.edd.database.Database;
import dev.edd.environment.Approval;
import dev.edd.environment.Environments;
import dev.edd.history.HistoryReader;
import dev.edd.plan.DatabaseState;
import java.util.Map;

/** What can be done with the environments of a project. */
public final class Landscape {
    private final Edd edd;
    private final Inspection inspection;

    Landscape(Edd edd, Inspection inspection) {
        this.edd = edd;
        this.inspection = inspection;
    }

    /** Returns the environments that the project declares. */
    public Environments environments() {
        return inspection.environments();
    }

    /**
     * Records that somebody has looked at a migration and lets it into an environment.
     *
     * @throws ApprovalRefusedException if there is no such migration, or it has run; nothing is recorded
     */
    public Approval approve(Environment environment, Approval.Subject subject, String approver) {
        try (Reading reading = edd.reading(environment);
                Database database = Edd.open(environment)) {
            DatabaseState state =
                    new DatabaseState(reading.changelog(database), new HistoryReader().read(database), Map.of());
            return new Admission(environment, database).approve(state, subject, approver);
        }
    }
}
