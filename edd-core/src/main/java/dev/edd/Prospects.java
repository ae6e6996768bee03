package dev.edd;

import dev.edd.audit.ChronicleReader;
import dev.edd.backfill.BackfillControl;
import dev.edd.database.Database;
import dev.edd.migration.Migration;
import dev.edd.migration.Phase;
import dev.edd.migration.Refactoring;
import dev.edd.migration.RefactoringState;
import dev.edd.plan.DatabaseState;
import dev.edd.release.Chronicle;
import dev.edd.usage.UsageReader;
import java.util.List;

/** What the gates of the finalizations to come judge by, beyond what was applied. */
final class Prospects {
    private final Database database;

    Prospects(Database database) {
        this.database = database;
    }

    /** Returns the state with what the database tells of releases and time, of those who use it, and of rows not moved. */
    DatabaseState of(DatabaseState state) {
        List<Refactoring> open = state.changelog().refactorings().stream()
                .filter(refactoring -> refactoring.in(Phase.FINALIZATION).isPresent())
                .filter(refactoring -> state.of(refactoring) == RefactoringState.TRANSITION)
                .toList();
        Chronicle chronicle = new ChronicleReader().read(database);
        return state.with(chronicle.with(new UsageReader(database)
                        .read(state.changelog(), in(open, Phase.FINALIZATION), chronicle.releases())))
                .failing(new BackfillControl(database).rowErrors(in(open, Phase.TRANSITION)));
    }

    private static List<Migration> in(List<Refactoring> refactorings, Phase phase) {
        return refactorings.stream()
                .flatMap(refactoring -> refactoring.in(phase).stream())
                .toList();
    }
}
