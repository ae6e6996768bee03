package dev.edd.rule;

import dev.edd.migration.Changelog;
import dev.edd.migration.Migration;
import dev.edd.migration.Phase;
import dev.edd.migration.Refactoring;
import dev.edd.sql.QualifiedName;
import dev.edd.sql.TableAction.CreateTable;
import java.util.Optional;

/**
 * What surrounds a migration that is judged. All statements in it are {@link dev.edd.sql.Action}s.
 *
 * @param refactoring the one that the migration belongs to
 * @param changelog everything, in order
 */
public record Scene(Engine engine, Refactoring refactoring, Changelog changelog) {
    /** Returns whether the refactoring's own initial creates the table: then no release that is running uses it. */
    public boolean isNew(QualifiedName table) {
        Optional<Migration> initial = refactoring.in(Phase.INITIAL);
        return initial.isPresent()
                && initial.get().statements(CreateTable.class).stream()
                        .anyMatch(create -> create.table().matches(table));
    }
}
