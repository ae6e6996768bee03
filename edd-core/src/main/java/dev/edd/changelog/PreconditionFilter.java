package dev.edd.changelog;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import liquibase.changelog.ChangeSet;
import liquibase.database.Database;
import liquibase.database.DatabaseList;
import liquibase.precondition.Precondition;
import liquibase.precondition.PreconditionLogic;
import liquibase.precondition.core.AndPrecondition;
import liquibase.precondition.core.DBMSPrecondition;
import liquibase.precondition.core.NotPrecondition;
import liquibase.precondition.core.PreconditionContainer;
import liquibase.precondition.core.PreconditionContainer.FailOption;

/** Tells which changesets do nothing on a database because their preconditions want another one, whatever is in it. */
record PreconditionFilter(DbmsFilter dbms) {
    private static final Set<FailOption> PASSED_OVER = Set.of(FailOption.MARK_RAN, FailOption.CONTINUE);

    /** Returns whether a changeset may be carried out. */
    boolean accepts(ChangeSet changeSet) {
        PreconditionContainer wanted = changeSet.getPreconditions();
        return wanted == null
                || !PASSED_OVER.contains(wanted.getOnFail())
                || dbms.database().flatMap(database -> holds(wanted, database)).orElse(true);
    }

    /** Returns whether it holds; empty where more than the kind of the database decides. */
    private static Optional<Boolean> holds(Precondition precondition, Database database) {
        if (precondition instanceof DBMSPrecondition wanted) {
            return Optional.of(DatabaseList.definitionMatches(wanted.getType(), database, false));
        }
        if (!(precondition instanceof PreconditionLogic logic)) {
            return Optional.empty();
        }
        List<Optional<Boolean>> nested = logic.getNestedPreconditions().stream()
                .map(each -> holds(each, database))
                .toList();
        boolean any = !(logic instanceof AndPrecondition);
        boolean decided = nested.contains(Optional.of(any));
        if (!decided && nested.contains(Optional.<Boolean>empty())) {
            return Optional.empty();
        }
        return Optional.of((decided == any) != logic instanceof NotPrecondition);
    }
}
